import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings } from './load-settings';
import { ensureLocalKeys } from './local-keys';

describe('ensureLocalKeys', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes keys once, for the owner only, and finds them again', () => {
    const settings = loadSettings({ DATA_DIR: path.join(folder, 'data') });
    const first = ensureLocalKeys(settings);
    expect(first.encryptionKeys).toMatch(/^local:.{44}$/);
    expect(ensureLocalKeys(settings)).toEqual(first);
    const files = readdirSync(first.dataDir);
    expect(files.sort()).toEqual(['admin-api-key', 'encryption-keys']);
    for (const file of files) expect(statSync(path.join(first.dataDir, file)).mode & 0o777).toBe(0o600);
  });

  it('leaves keys that were set alone', () => {
    const settings = loadSettings({ DATA_DIR: path.join(folder, 'other'), ADMIN_API_KEY: 'set-by-hand' });
    expect(ensureLocalKeys(settings).adminApiKey).toBe('set-by-hand');
  });
});

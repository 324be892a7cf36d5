import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ask } from '../../test/support/ask';
import { startSandboxProcess } from '../../test/support/sandbox-process';

describe('the secret of the sandbox', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-sandbox-secret-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('may be in a file, and an empty one opens nothing', async () => {
    const file = path.join(folder, 'secret');
    writeFileSync(file, 'only-the-operator\n');
    const { url, stop } = await startSandboxProcess({ env: { SANDBOX_CONTROL_SECRET_FILE: file } });
    const accounts = (headers: Record<string, string> = {}) => ask('GET', `${url}/_sandbox/accounts`, { headers });
    expect((await accounts()).status).toBe(401);
    expect((await accounts({ 'x-sandbox-secret': 'only-the-operator' })).status).toBe(200);
    await stop();
    writeFileSync(file, '\n');
    await expect(startSandboxProcess({ env: { SANDBOX_CONTROL_SECRET_FILE: file } })).rejects.toThrow(/which is empty/);
  });
});

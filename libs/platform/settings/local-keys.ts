import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidSettings } from './invalid-settings';
import { loadSettings } from './load-settings';
import type { Settings } from './settings';

/**
 * Fills in keys that were not set, outside production: reads them from `dataDir`, or creates them there (readable by
 * the owner only). Processes that start together get the same keys. Without these files the encrypted data is lost.
 */
export function ensureLocalKeys(settings: Settings): Settings {
  const encryptionKeys = settings.encryptionKeys ?? keep(settings.dataDir, 'encryption-keys', newEncryptionKey);
  const adminApiKey = settings.adminApiKey ?? keep(settings.dataDir, 'admin-api-key', newAdminKey);
  loadSettings({ ENCRYPTION_KEYS: encryptionKeys, ADMIN_API_KEY: adminApiKey });
  return settings.with({ encryptionKeys, adminApiKey });
}

/**
 * The encryption keys that are set or stored in `dataDir`. It creates none.
 * @throws InvalidSettings when there are none
 */
export function findLocalKeys(settings: Settings): Settings {
  const encryptionKeys = settings.encryptionKeys ?? readIfThere(path.join(settings.dataDir, 'encryption-keys'));
  if (encryptionKeys === undefined)
    throw new InvalidSettings([
      {
        variable: 'ENCRYPTION_KEYS',
        problem: `is not set, and DATA_DIR (${path.resolve(settings.dataDir)}) holds none`,
      },
    ]);
  loadSettings({ ENCRYPTION_KEYS: encryptionKeys });
  return settings.with({ encryptionKeys });
}

const newEncryptionKey = () => `local:${randomBytes(32).toString('base64')}`;
const newAdminKey = () => `admin_${randomBytes(24).toString('base64url')}`;

function keep(folder: string, name: string, create: () => string): string {
  const file = path.join(folder, name);
  const existing = readIfThere(file);
  if (existing !== undefined) return existing;
  mkdirSync(folder, { recursive: true });
  // Written to another file and linked into place, so that another process sees the whole key or nothing.
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${create()}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

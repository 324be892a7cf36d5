import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database';

const SCRIPT = path.resolve(__dirname, '../../dist/apps/api/rotate-keys.js');
const KEYS = ['2027', '2026'].map((id, index) => `${id}:${Buffer.alloc(32, index + 1).toString('base64')}`).join(',');

// Each run is a process of its own.
jest.setTimeout(60_000);

interface Outcome {
  readonly code: number;
  readonly said: string;
}

describe('keys:rotate', () => {
  let database: TestDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(path.join(tmpdir(), 'remit-rotate-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  const rotate = (env: Record<string, string>): Promise<Outcome> =>
    new Promise((resolve) => {
      const options = { env: { PATH: process.env.PATH, DATA_DIR: folder, ...env } };
      execFile(process.execPath, [SCRIPT], options, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
      );
    });

  it('makes no database where none is named, and says where it looked', async () => {
    const { code, said } = await rotate({
      ENCRYPTION_KEYS: KEYS,
      NODE_ENV: 'production',
      ADMIN_API_KEY: 'k'.repeat(3),
    });
    expect({ code, files: readdirSync(folder) }).toEqual({ code: 1, files: [] });
    expect(said).not.toContain('you can remove them');
    const named = await rotate({ ENCRYPTION_KEYS: KEYS });
    expect(named).toMatchObject({ code: 1, said: expect.stringContaining(folder) });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes no key', async () => {
    const { code, said } = await rotate({ DATABASE_URL: database.url });
    expect({ code, files: readdirSync(folder) }).toEqual({ code: 1, files: [] });
    expect(said).toContain('ENCRYPTION_KEYS: is not set');
  });

  it('refuses a word for TLS that pg would take for another', async () => {
    const { code, said } = await rotate({
      DATABASE_URL: database.url,
      ENCRYPTION_KEYS: KEYS,
      PGSSLMODE: 'verify_full',
    });
    expect(code).toBe(1);
    expect(said).toContain('PGSSLMODE: must be one of disable,');
  });

  it('makes no table in a database that is not ours', async () => {
    const sql = new Client({ connectionString: database.url });
    await sql.connect();
    await sql.query('drop schema public cascade; create schema public');
    const { code, said } = await rotate({ DATABASE_URL: database.url, ENCRYPTION_KEYS: KEYS });
    const { rows } = await sql.query(`select from pg_tables where schemaname = 'public'`).finally(() => sql.end());
    expect({ code, tables: rows.length }).toEqual({ code: 1, tables: 0 });
    expect(said).toContain('does not hold the tables of Remit');
  });

  it('does not call old keys dispensable when there was nothing to look at', async () => {
    const { code, said } = await rotate({ DATABASE_URL: database.url, ENCRYPTION_KEYS: KEYS });
    expect(code).toBe(1);
    expect(said).toMatch(/Checked 0 encrypted values of 0 environments in the database "test_\w+" on 127\.0\.0\.1:\d+/);
    expect(said).not.toContain('you can remove them');
  });
});

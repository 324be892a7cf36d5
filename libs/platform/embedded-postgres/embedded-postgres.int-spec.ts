import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { onDatabase } from '../../../test/support/on-database';
import { startEmbeddedPostgres } from './embedded-postgres';
import { EmbeddedPostgresInUse } from './embedded-postgres.errors';
import { runningProcess } from './process-table';

const dist = path.resolve(__dirname, '../../../dist/libs/platform/embedded-postgres');

/** Starts PostgreSQL, then inserts rows one by one and prints the number of each acknowledged row. */
const WRITER = `
  const { startEmbeddedPostgres } = require(${JSON.stringify(dist)});
  const { Client } = require('pg');
  (async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: process.argv[1] });
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => {});
    await client.connect();
    await client.query('create table if not exists written (n int)');
    console.log(postgres.pid);
    for (let n = 1; ; n++) {
      await client.query('insert into written values ($1)', [n]);
      console.log(n);
    }
  })().catch((error) => { console.error(error); process.exit(1); });`;

async function rowsOf(url: string): Promise<number> {
  const { rows } = await onDatabase(url, (client) =>
    client.query<{ count: number }>('select count(*)::int as count from written'),
  );
  return rows[0]?.count ?? 0;
}

// Creating a cluster takes one second, and ten seconds on a busy machine.
jest.setTimeout(60_000);

describe('startEmbeddedPostgres', () => {
  const dataDir = path.join(tmpdir(), `remit-embedded-${process.pid}-${Date.now()}`);
  const bare = path.join(dataDir, 'empty-path');
  let writer: ChildProcess | undefined;

  beforeAll(() => mkdirSync(bare, { recursive: true, mode: 0o711 }));
  afterAll(async () => {
    writer?.kill('SIGKILL');
    // Stops processes that a failed test may have left behind.
    await (await startEmbeddedPostgres({ dataDir })).stop();
    rmSync(dataDir, { recursive: true });
  });

  /** @returns the process id of PostgreSQL and the last acknowledged number, once `rows` rows were written */
  async function writeUntil(
    rows: number,
    env: NodeJS.ProcessEnv,
  ): Promise<{ postgres: number; acknowledged: () => number }> {
    const child = spawn(process.execPath, ['-e', WRITER, dataDir], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    writer = child;
    const lines: number[] = [];
    await new Promise<void>((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        if (lines.push(Number(line)) > rows) resolve();
      });
      child.once('exit', (code) => reject(new Error(`The writer ended (${code}).`)));
    });
    return { postgres: lines[0] ?? 0, acknowledged: () => lines.at(-1) ?? 0 };
  }

  async function killWriter(): Promise<void> {
    if (!writer) return;
    const killed = once(writer, 'exit');
    writer.kill('SIGKILL');
    await killed;
  }

  it('keeps its data from one start to the next, and its password to the owner', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    const client = new Client({ connectionString: first.url });
    await client.connect();
    await client.query('create table kept as select 42 as answer');
    const { rows: version } = await client.query<{ server_version: string }>('show server_version');
    await client.end();
    await first.stop();
    expect(version[0]?.server_version).toMatch(/^17\./);
    expect(runningProcess(first.pid)).toBeUndefined();
    expect(statSync(path.join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);

    const second = await startEmbeddedPostgres({ dataDir });
    const again = new Client({ connectionString: second.url });
    await again.connect();
    expect((await again.query('select * from kept')).rows).toEqual([{ answer: 42 }]);
    await again.end();
    await second.stop();
  });

  it('says which process runs when it is started twice on one folder', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(EmbeddedPostgresInUse);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      `already running on ${dataDir} (process ${process.pid})`,
    );
    await first.stop();
  });

  it('takes over from a process that was killed, and loses no acknowledged row', async () => {
    const { acknowledged } = await writeUntil(50, process.env);
    await killWriter();
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await rowsOf(postgres.url)).toBeGreaterThanOrEqual(acknowledged());
    await postgres.stop();
  });

  it('stops a PostgreSQL that outlived its killed process', async () => {
    // Without setpriv on the PATH, PostgreSQL does not stop together with its parent.
    const { postgres: leftover } = await writeUntil(1, { ...process.env, PATH: bare });
    await killWriter();
    expect(runningProcess(leftover)).toBeDefined();
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(runningProcess(leftover)).toBeUndefined();
    await postgres.stop();
  });

  it('recovers when PostgreSQL itself was killed, and loses no acknowledged row', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    const before = await rowsOf(first.url);
    const client = new Client({ connectionString: first.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('insert into written values (0)');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    await first.stop();
    await client.end().catch(() => undefined);

    const second = await startEmbeddedPostgres({ dataDir });
    expect(await rowsOf(second.url)).toBe(before + 1);
    await second.stop();
  });

  it('does not take another program that got the old process id for PostgreSQL', async () => {
    const file = path.join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${dataDir}/postgres\n`);
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${postgres.pid}\n`));
    await postgres.stop();
  });

  it('shows what PostgreSQL said when it cannot start', async () => {
    const first = await startEmbeddedPostgres({ dataDir: `${dataDir}-other` });
    const port = Number(new URL(first.url).port);
    await expect(startEmbeddedPostgres({ dataDir, port })).rejects.toThrow(/Address already in use/);
    await first.stop();
    rmSync(`${dataDir}-other`, { recursive: true });
  });
});

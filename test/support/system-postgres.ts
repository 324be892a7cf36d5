import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';
import { onDatabase } from './on-database';
import { eventually } from './probe';

/** Folder where Debian and Ubuntu install PostgreSQL, with one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';

/** Any loopback client may connect as this superuser. The tests' own logins need no passwords. */
const SUPERUSER = 'postgres';

export interface SystemPostgres {
  /** URL of the superuser in the database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The reason why this machine's PostgreSQL is not available; undefined when it is. */
export function missingSystemPostgres(): string | undefined {
  return programs() ? undefined : `There is no PostgreSQL in ${DEBIAN}: apt-get install postgresql.`;
}

/**
 * The distribution's PostgreSQL (with JIT), on loopback, with its data in its own folder. It ends with this process.
 * @param settings of postgresql.conf
 */
export async function startSystemPostgres(settings: Record<string, string> = {}): Promise<SystemPostgres> {
  const how = ['-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  return startIn(makeData('initdb', how), settings);
}

/** A standby of `primary`, read-only until it is promoted. */
export async function startStandby(primary: SystemPostgres): Promise<SystemPostgres> {
  return startIn(makeData('pg_basebackup', ['-d', primary.url, '-R', '--checkpoint=fast', '--no-sync']), {});
}

/** A base backup, as a folder for `startBackup`. */
export function takeBackup(primary: SystemPostgres): string {
  return makeData('pg_basebackup', ['-d', primary.url, '--checkpoint=fast', '--no-sync']);
}

/**
 * Replays the archived log on a base backup.
 * @param settings location of the log and recovery target
 */
export async function startBackup(folder: string, settings: Record<string, string>): Promise<SystemPostgres> {
  writeFileSync(path.join(folder, 'data', 'recovery.signal'), '');
  return startIn(folder, settings);
}

/** Makes a new folder. A program of PostgreSQL fills its subfolder `data`. */
function makeData(program: string, args: string[]): string {
  const bin = programs();
  if (!bin) throw new Error(missingSystemPostgres());
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-system-postgres-'));
  const account = unprivileged();
  if (account) chownSync(folder, account.uid, account.gid);
  const all = ['-D', path.join(folder, 'data'), ...args];
  const made = spawnSync(path.join(bin, program), all, { ...account, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${program} failed: ${made.stderr}`);
  return folder;
}

async function startIn(folder: string, settings: Record<string, string>): Promise<SystemPostgres> {
  const port = await freePort();
  const all = {
    listen_addresses: '127.0.0.1',
    port: `${port}`,
    unix_socket_directories: '',
    fsync: 'off',
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(path.join(programs() ?? '', 'postgres'), ['-D', path.join(folder, 'data'), ...options], {
    ...unprivileged(),
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-20_000)));
  const onExit = () => server.kill('SIGQUIT');
  process.once('exit', onExit);
  const stop = async () => {
    await end(server);
    process.removeListener('exit', onExit);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgresql://${SUPERUSER}@127.0.0.1:${port}/postgres`;
  try {
    await eventually('PostgreSQL to answer', () => answers(url), { timeoutMs: 30_000 });
  } catch (cause) {
    await stop();
    throw new Error(`PostgreSQL did not start.\n${log}`, { cause });
  }
  return { url, port, pid: server.pid ?? 0, stop };
}

const answers = (url: string): Promise<boolean> => onDatabase(url, async () => true);

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGINT');
  await gone;
}

/** The program folder of the newest version. */
export function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => /^\d+$/.test(name)) : [];
  const [newest] = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(DEBIAN, version, 'bin'))
    .filter((bin) => existsSync(path.join(bin, 'initdb')));
  return newest;
}

/** PostgreSQL refuses to run as root. */
export function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}

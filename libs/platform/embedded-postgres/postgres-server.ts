import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresFailed } from './embedded-postgres.errors';
import type { PostgresAccount } from './postgres-account';
import type { PostgresBinaries } from './postgres-binaries';
import { readPostmaster } from './postmaster-file';
import { runningProcess } from './process-table';

/**
 * Environment variables for PostgreSQL's programs. Excludes Remit's settings and secrets, and the user's PG*
 * variables.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR } = process.env;
  return { PATH, SystemRoot, TMPDIR, LC_ALL: 'C', TZ: 'UTC' };
}

const POLL_MS = 10;
/** Recovery after a crash replays the log since the last checkpoint: seconds, on a slow disk perhaps a minute. */
const START_LIMIT_MS = 120_000;
/**
 * A fast shutdown writes one checkpoint. After this limit an immediate shutdown follows, and the next start recovers.
 */
const STOP_LIMIT_MS = 30_000;

export interface ServerOptions {
  folder: string;
  logFile: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  fsync: boolean;
  port: number;
}

export interface PostgresServer {
  readonly pid: number;
  readonly exited: Promise<void>;
}

/**
 * Starts postgres and returns when it accepts connections.
 * @throws EmbeddedPostgresFailed with the end of its log
 */
export async function launchServer(options: ServerOptions): Promise<PostgresServer> {
  if (existsSync(options.logFile)) renameSync(options.logFile, `${options.logFile}.previous`);
  const log = openSync(options.logFile, 'a', 0o600);
  const [program = '', ...args] = commandLine(options);
  // Detached, because Ctrl-C reaches the whole process group while the application still has work to finish.
  const child = spawn(program, args, {
    ...options.account.spawnAs,
    cwd: options.folder,
    env: postgresEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  const exited = new Promise<void>((resolve, reject) => child.on('exit', () => resolve()).on('error', reject));
  exited.catch(() => undefined);
  const pid = await ready(child, exited, options);
  return { pid, exited };
}

function commandLine({ folder, binaries, account, fsync, port }: ServerOptions): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(fsync ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  return [
    ...account.prefix,
    ...stopWithParent(),
    binaries.postgres,
    '-D',
    folder,
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
}

/** Command prefix that stops PostgreSQL when this process is killed; empty unless on Linux with util-linux. */
function stopWithParent(): string[] {
  const prefix = ['setpriv', '--pdeathsig', 'INT'];
  const works = process.platform === 'linux' && spawnSync('setpriv', [...prefix.slice(1), 'true']).status === 0;
  return works ? prefix : [];
}

async function ready(child: ChildProcess, exited: Promise<void>, options: ServerOptions): Promise<number> {
  const limit = Date.now() + START_LIMIT_MS;
  let ended = false;
  void exited.then(
    () => (ended = true),
    () => (ended = true),
  );
  while (Date.now() < limit) {
    if (ended) throw new EmbeddedPostgresFailed(`PostgreSQL did not start.\n${logEnd(options.logFile)}`);
    const postmaster = readPostmaster(options.folder);
    if (postmaster?.ready && postmaster.pid === child.pid) return postmaster.pid;
    await delay(POLL_MS);
  }
  child.kill('SIGQUIT');
  throw new EmbeddedPostgresFailed(
    `PostgreSQL was not ready after ${START_LIMIT_MS / 1000} seconds.\n${logEnd(options.logFile)}`,
  );
}

function logEnd(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-20).join('\n').trim();
}

/** Stops the PostgreSQL with this process id. Open transactions are rolled back and data is written before it ends. */
export async function stopServer(pid: number, { folder, binaries }: Pick<ServerOptions, 'folder' | 'binaries'>) {
  const started = runningProcess(pid)?.started;
  if (started === undefined) return;
  const gone = async (limit: number) => {
    const until = Date.now() + limit;
    while (runningProcess(pid)?.started === started) {
      if (Date.now() > until) return false;
      await delay(POLL_MS);
    }
    return true;
  };
  // Windows has no signals. On other systems pg_ctl refuses to run as root.
  if (process.platform === 'win32') spawnSync(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '--no-wait']);
  else process.kill(pid, 'SIGINT');
  if (await gone(STOP_LIMIT_MS)) return;
  process.kill(pid, 'SIGQUIT');
  if (await gone(STOP_LIMIT_MS)) return;
  throw new EmbeddedPostgresFailed(`PostgreSQL (process ${pid}, ${path.dirname(folder)}) does not stop.`);
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';
import { onDatabase } from './on-database';
import { eventually } from './probe';
import { unprivileged } from './system-postgres';

export interface PgBouncer {
  /** URL of the same database through the pooler. */
  urlOf(databaseUrl: string): string;
  stop(): Promise<void>;
}

/** The reason why PgBouncer is not available; undefined when it is. */
export function missingPgBouncer(): string | undefined {
  const found = spawnSync('pgbouncer', ['--version']).status === 0;
  return found ? undefined : 'There is no PgBouncer on this machine: apt-get install pgbouncer.';
}

/**
 * PgBouncer before the server of `databaseUrl`, with its default handling of start-up parameters.
 * @param poolSize maximum number of sessions
 * @param limits further lines of its configuration
 */
export async function startPgBouncer(
  databaseUrl: string,
  mode: 'session' | 'transaction',
  poolSize = 40,
  limits = '',
): Promise<PgBouncer> {
  const { hostname, port: serverPort, username, password } = new URL(databaseUrl);
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-pgbouncer-'));
  const account = unprivileged();
  const port = await freePort();
  const ini = path.join(folder, 'pgbouncer.ini');
  writeFileSync(
    ini,
    `[databases]
* = host=${hostname} port=${serverPort} user=${username} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = ${poolSize}
server_idle_timeout = 1
${limits}
`,
  );
  if (account) for (const file of [folder, ini]) chownSync(file, account.uid, account.gid);
  const pooler = spawn('pgbouncer', ['-q', ini], { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  pooler.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const onExit = () => pooler.kill('SIGKILL');
  process.once('exit', onExit);
  const urlOf = (url: string) => {
    const through = new URL(url);
    through.host = `127.0.0.1:${port}`;
    return through.href;
  };
  const stop = async () => {
    process.removeListener('exit', onExit);
    if (pooler.exitCode === null && pooler.signalCode === null) {
      const gone = once(pooler, 'exit');
      pooler.kill('SIGKILL');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  await eventually('PgBouncer to answer', () => answers(urlOf(databaseUrl)), { timeoutMs: 15_000 }).catch(
    async (cause: unknown) => {
      await stop();
      throw new Error(`PgBouncer did not start.\n${log}`, { cause });
    },
  );
  return { urlOf, stop };
}

const answers = (url: string): Promise<boolean> => onDatabase(url, async () => true);

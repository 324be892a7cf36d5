import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from './free-port';
import { eventually } from './probe';

const root = path.resolve(__dirname, '../..');

/** Ends the server when the process that runs the tests is killed. */
const EXIT_WITH_PARENT = path.join(root, 'dist/apps/local/exit-with-parent.js');
const STOP_LIMIT_MS = 20_000;

export interface ServerProcess {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  /** All output so far. */
  output(): string;
  /** Sends the signal. If the signal ends processes, waits until the process is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /**
   * Sends SIGTERM, like an operator. Fails with the output when the server does not end in time. Safe to call twice.
   */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Compiled entry file below dist. */
  entry: string;
  /** Answers 200 when the server is ready. */
  readyPath: string;
  env: Record<string, string>;
  /** Fixed port, to restart a killed server at its address; default: a free port. */
  port?: number;
}

const running = new Set<ChildProcess>();

process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
// A test file imports this, so it runs before the file's own afterAll hooks: servers end first, their database after.
if (typeof afterAll === 'function') {
  afterAll(() => Promise.all([...running].map((child) => end(child, 'SIGKILL'))));
}

/** Starts a built server as its own process and returns when it is ready. The server never outlives the test file. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  for (;;) {
    const port = options.port ?? (await freePort());
    try {
      return await start(options, port);
    } catch (error) {
      // Another process took the port after it was found free.
      const taken = options.port === undefined && error instanceof Error && error.message.includes('EADDRINUSE');
      if (!taken) throw error;
    }
  }
}

async function start(options: ServerOptions, port: number): Promise<ServerProcess> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, ['--require', EXIT_WITH_PARENT, path.join(root, 'dist', options.entry)], {
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'test', ...options.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close').finally(() => running.delete(child));
  ended.catch(() => undefined);

  const url = `http://127.0.0.1:${port}`;
  try {
    await eventually(`${options.entry} to be ready`, () => isReady(child, url + options.readyPath), {
      until: (state) => state !== 'starting',
      timeoutMs: 60_000,
    });
    if (hasEnded(child)) throw new Error(`${options.entry} ended while starting`);
  } catch (cause) {
    await end(child, 'SIGKILL');
    throw new Error(`${options.entry} did not start.\n${output}`, { cause });
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    kill: async (signal) => {
      if (signal === 'SIGSTOP' || signal === 'SIGCONT') child.kill(signal);
      else await end(child, signal);
    },
    stop: () => stop(child, options.entry, () => output),
  };
}

async function isReady(child: ChildProcess, url: string): Promise<'ready' | 'ended' | 'starting'> {
  if (hasEnded(child)) return 'ended';
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ? 'ready' : 'starting';
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function stop(child: ChildProcess, entry: string, output: () => string): Promise<void> {
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, STOP_LIMIT_MS);
  await end(child, 'SIGTERM').finally(() => clearTimeout(limit));
  if (late) throw new Error(`${entry} did not end within ${STOP_LIMIT_MS} ms of SIGTERM.\n${output()}`);
}

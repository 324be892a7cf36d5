import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const running = new Set<ChildProcess>();

process.on('exit', () => running.forEach((child) => signalGroup(child, 'SIGKILL')));

export interface ServedProcess {
  /** All output so far, npm's included. */
  output(): string;
  /** Sends a signal to npm and the server, like a terminal or a supervisor. */
  signal(signal: NodeJS.Signals): void;
  /** Exit code once all processes have ended; null when a signal ended them. */
  readonly ended: Promise<number | null>;
}

/** `npm run serve` as an operator runs it, in its own process group, with only these settings. */
export function npmServe(env: Record<string, string>): ServedProcess {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const child = spawn('npm', ['run', '-s', 'serve'], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, npm_config_update_notifier: 'false', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { output: () => output, signal: (signal) => signalGroup(child, signal), ended };
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The process group has already ended.
  }
}

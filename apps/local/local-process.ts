import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { StartFailed } from './start-failed';

const dist = path.resolve(__dirname, '../..');
const POLL_MS = 30;
const READY_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

export interface LocalProcessOptions {
  /** Prefix of each line it prints. */
  name: string;
  /** Compiled entry file in dist. */
  entry: string;
  env: NodeJS.ProcessEnv;
  /** Returns 200 when the process is ready. */
  readyUrl: string;
  signal: AbortSignal;
}

export interface LocalProcess {
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a Remit server or the sandbox as a child, and returns when it is ready. It has its own process group, so
 * Ctrl-C does not reach it and the launcher stops the parts in order. It ends by itself when the launcher dies.
 */
export async function startProcess(options: LocalProcessOptions): Promise<LocalProcess> {
  const preload = path.join(dist, 'apps/local/exit-with-parent.js');
  const child = spawn(process.execPath, ['--require', preload, path.join(dist, options.entry)], {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    windowsHide: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', (line) => console.log(`${options.name.padEnd(7)} | ${line}`));
  }
  const exited = once(child, 'exit').then(() => undefined);
  const stop = () => stopProcess(child, exited);
  try {
    await waitUntilReady(child, options);
  } catch (error) {
    await stop();
    throw error;
  }
  return { exited, stop };
}

async function waitUntilReady(child: ChildProcess, { name, readyUrl, signal }: LocalProcessOptions): Promise<void> {
  const limit = Date.now() + READY_LIMIT_MS;
  while (Date.now() < limit) {
    signal.throwIfAborted();
    if (hasEnded(child)) throw new StartFailed(`The ${name} ended while starting. Its output is above.`);
    if (await answersOk(readyUrl)) return;
    await delay(POLL_MS);
  }
  throw new StartFailed(`The ${name} was not ready after ${READY_LIMIT_MS / 1000} seconds (${readyUrl}).`);
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Lets it finish its work and end. After a time limit it is killed. */
async function stopProcess(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited.finally(() => clearTimeout(limit));
}

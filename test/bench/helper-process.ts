import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const RUN_TS = path.resolve(__dirname, '../../.config/run-ts.cjs');

/** Starts a program of this folder as a process of its own and returns when it says that it is ready. */
export async function startHelper(file: string, args: readonly (string | number)[]): Promise<ChildProcess> {
  const child = fork(RUN_TS, [path.join(__dirname, file), ...args.map(String)]);
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} did not start`))),
  ]);
  return child;
}

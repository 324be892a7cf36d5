import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const RUN_TS = path.resolve(__dirname, '../../.config/run-ts.cjs');
/** Ends the helper when the bench fails or is killed. */
const EXIT_WITH_PARENT = path.resolve(__dirname, '../../dist/apps/local/exit-with-parent.js');

/** Starts a program of this folder as its own process and returns when it reports that it is ready. */
export async function startHelper(file: string, args: readonly (string | number)[]): Promise<ChildProcess> {
  const child = fork(RUN_TS, [path.join(__dirname, file), ...args.map(String)], {
    execArgv: ['--require', EXIT_WITH_PARENT],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} did not start`))),
  ]);
  return child;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TreeCopy } from '../harness/tree-copy';
import type { Suite } from './fault';

/** Milliseconds, longer than any suite takes. A suite that hangs has detected the fault too. */
const SUITE_LIMIT_MS = 10 * 60_000;

/**
 * Runs a suite in a copy.
 * @returns whether it passed, and the end of its output
 */
export async function runSuite({ folder }: TreeCopy, suite: Suite): Promise<{ isGreen: boolean; output: string }> {
  const args =
    'chaos' in suite
      ? ['test/chaos/run.cjs', '--ci', '--seed', '1', '--only', suite.chaos]
      : ['node_modules/jest/bin/jest.js', '--config', '.config/jest.config.cjs', suite.tests];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: SUITE_LIMIT_MS,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = (output + text).slice(-4_000)));
  }
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  await once(child, 'close');
  process.removeListener('exit', stop);
  return { isGreen: child.exitCode === 0, output };
}

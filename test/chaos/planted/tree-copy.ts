import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atTheEnd } from '../harness/cleanup';
import type { Fault, Suite } from './faults';

const root = path.resolve(__dirname, '../../..');

/** What the server and its tests are made of; the console is left out, it takes no part. */
const PARTS = [
  '.config',
  '.swcrc',
  'apps',
  'libs',
  'nest-cli.json',
  'ormconfig.ts',
  'package.json',
  'package-lock.json',
  'test',
  'tsconfig.json',
];

/** Longer than any suite takes; one that hangs has noticed something too. */
const SUITE_LIMIT_MS = 10 * 60_000;

/** A copy of the tree in which faults can be planted; the tree itself is never touched. */
export class TreeCopy {
  private constructor(private readonly folder: string) {}

  static make(): TreeCopy {
    const folder = mkdtempSync(path.join(tmpdir(), 'remit-planted-'));
    atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
    for (const part of PARTS) {
      const isWanted = (file: string) => file !== path.join(root, 'apps/console');
      cpSync(path.join(root, part), path.join(folder, part), { recursive: true, filter: isWanted });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    return new TreeCopy(folder);
  }

  /** Runs `work` with the fault planted. @throws Error when its place is not to be found any more. */
  async withFault<T>({ name, file, from, to }: Fault, work: () => Promise<T>): Promise<T> {
    const place = path.join(this.folder, file);
    const original = readFileSync(place, 'utf8');
    if (original.split(from).length !== 2) throw new Error(`"${name}" cannot be planted: ${file} has changed`);
    writeFileSync(
      place,
      original.replace(from, () => to),
    );
    try {
      return await work();
    } finally {
      writeFileSync(place, original);
    }
  }

  /** @returns whether the suite stayed green, and the end of what it said. */
  async run(suite: Suite): Promise<{ isGreen: boolean; output: string }> {
    const args =
      'chaos' in suite
        ? ['test/chaos/run.cjs', '--ci', '--seed', '1', '--only', suite.chaos]
        : ['node_modules/jest/bin/jest.js', '--config', '.config/jest.config.cjs', suite.tests];
    const child = spawn(process.execPath, args, {
      cwd: this.folder,
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
}

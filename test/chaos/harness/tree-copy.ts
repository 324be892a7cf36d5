import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atTheEnd } from './cleanup';

const root = path.resolve(__dirname, '../../..');

/** The parts that the server and its tests need. The console is included for its own tests and is not built. */
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

/** A text of a file, which it contains exactly once, and what takes its place. */
export interface SourceEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A copy of the source tree that can be changed. The original is never changed. */
export class TreeCopy {
  private constructor(readonly folder: string) {}

  static make(): TreeCopy {
    const folder = mkdtempSync(path.join(tmpdir(), 'remit-copy-'));
    atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
    for (const part of PARTS) {
      const isWanted = (file: string) => file !== path.join(root, 'apps/console/vite.config.ts');
      cpSync(path.join(root, part), path.join(folder, part), { recursive: true, filter: isWanted });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    return new TreeCopy(folder);
  }

  /**
   * Replaces a text of a file.
   * @returns a function that restores the file
   * @throws Error unless the file contains `from` exactly once
   */
  replace({ file, from, to }: SourceEdit): () => void {
    const place = path.join(this.folder, file);
    const original = readFileSync(place, 'utf8');
    if (original.split(from).length !== 2) throw new Error(`${file} has changed: "${from}" does not stand there once`);
    writeFileSync(
      place,
      original.replace(from, () => to),
    );
    return () => writeFileSync(place, original);
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  /** @throws Error with the compiler's output */
  build(): void {
    const { status, stderr } = spawnSync(process.execPath, ['.config/build.cjs', '--no-types'], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The copy does not compile.\n${stderr}`);
  }
}

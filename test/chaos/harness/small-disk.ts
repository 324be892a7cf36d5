import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atTheEnd } from './cleanup';

/** Sizes of the writes that fill the disk. The last is the smallest unit that a file system allocates. */
const STEPS_BYTES = [1024 * 1024, 4096];

/** A small file system that can be filled. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Returns undefined when this process may not mount one. */
  static mount(megabytes: number): SmallDisk | undefined {
    const folder = mkdtempSync(path.join(tmpdir(), 'remit-disk-'));
    // Mode 711: when we are root, PostgreSQL runs as another user and must be able to traverse the folder.
    const options = `size=${megabytes}m,mode=711`;
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status !== 0) {
      rmdirSync(folder);
      return undefined;
    }
    atTheEnd(() => {
      spawnSync('umount', [folder]);
      rmdirSync(folder);
    });
    return new SmallDisk(folder);
  }

  /** Fills the disk to the last byte. */
  fill(): void {
    const file = openSync(this.ballast, 'w');
    for (const step of STEPS_BYTES) writeUntilFull(file, Buffer.alloc(step));
    closeSync(file);
  }

  makeRoom(): void {
    rmSync(this.ballast);
  }

  private get ballast(): string {
    return path.join(this.folder, 'ballast');
  }
}

function writeUntilFull(file: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atTheEnd } from './cleanup';

/** What else lies on the disk: written in steps, at last in the smallest that a file system gives out. */
const STEPS_BYTES = [1024 * 1024, 4096];

/** A file system of its own with little room, to be filled. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Undefined where this process may not mount one. */
  static mount(megabytes: number): SmallDisk | undefined {
    const folder = mkdtempSync(path.join(tmpdir(), 'remit-disk-'));
    // Mode 711: PostgreSQL runs as somebody else when we are root, and has to pass through.
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

  /** Leaves no byte. */
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

import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultOptions } from './account-options';
import { emptyState, type Account, type State } from './state';

/** Holds the state in memory and, with a file, a JSON snapshot of it on disk. */
export class Store {
  state: State;
  private writing?: Promise<void>;
  private queued?: Promise<void>;

  constructor(private readonly file?: string) {
    this.state = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : emptyState();
    // A snapshot of an earlier version lacks the newer options.
    for (const account of Object.values(this.state.accounts))
      account.options = { ...defaultOptions(), ...account.options };
  }

  now(): number {
    return Date.now() + this.state.clock_offset_ms;
  }

  /** The time on the account's own clock. */
  nowAt({ options }: Account): number {
    return this.now() + options.clock_skew_seconds * 1000;
  }

  /** Resolves when every change made so far is on disk. Concurrent callers share one write. */
  saved(): Promise<void> {
    if (!this.file) return Promise.resolve();
    if (!this.writing) return this.begin(this.file);
    const file = this.file;
    this.queued ??= this.writing
      .catch(() => undefined)
      .then(() => {
        this.queued = undefined;
        return this.begin(file);
      });
    return this.queued;
  }

  private begin(file: string): Promise<void> {
    const written = this.write(file).finally(() => {
      if (this.writing === written) this.writing = undefined;
    });
    this.writing = written;
    return written;
  }

  /**
   * Writes to a temporary file and renames it, so that a kill leaves the old or the new snapshot, never a partial
   * one.
   */
  private async write(file: string): Promise<void> {
    const snapshot = JSON.stringify(this.state);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.next`, snapshot, { mode: 0o600 });
    await rename(`${file}.next`, file);
  }
}

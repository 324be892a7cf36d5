import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import type { NomodErrorKind } from '@remit/nomod';
import { type CallResult, ConnectionsRepository } from './connections.repository';

/** Calls that end within this time are written together, in milliseconds. */
const WRITE_EVERY_MS = 2_000;

interface Noted extends CallResult {
  readonly scope: Scope;
}

/**
 * Remembers how the last calls of each connection ended. A call costs nothing but a note in memory; however many there are, a connection is written once
 * in two seconds. A hint for people and no ledger: what finds the database away is gone.
 */
@Injectable()
export class CallResults implements BeforeApplicationShutdown {
  private noted = new Map<string, Noted>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionsRepository,
  ) {}

  /** @param failure null when Nomod did what was asked. */
  note(scope: Scope, connectionId: string, failure: NomodErrorKind | null): void {
    const before = this.noted.get(connectionId) ?? { scope, succeededAt: null, failedAt: null, failure: null };
    const now = new Date();
    const change = failure === null ? { succeededAt: now } : { failedAt: now, failure };
    this.noted.set(connectionId, { ...before, ...change });
    this.timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** Writes what was noted so far. Never throws; not inside a unit of work. */
  async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const noted = this.noted;
    this.noted = new Map();
    for (const [id, { scope, ...result }] of noted) {
      await this.database.transaction(scope, () => this.connections.recordCalls(id, result)).catch(() => undefined);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.write();
  }
}

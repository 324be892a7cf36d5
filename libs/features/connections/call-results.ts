import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import type { NomodErrorKind } from '@remit/nomod';
import { type CallResult, ConnectionRepository } from './connection.repository';

/** Milliseconds. Results that arrive within this time are written together. */
const WRITE_EVERY_MS = 2_000;

interface Noted extends CallResult {
  readonly scope: Scope;
}

/**
 * Records the result of the last call of each connection. A call only sets a value in memory, and each connection is
 * written at most once in two seconds. It is information for people: results are lost while the database is down.
 */
@Injectable()
export class CallResults implements BeforeApplicationShutdown {
  private noted = new Map<string, Noted>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
  ) {}

  /** @param failure null after a successful call */
  note(scope: Scope, connectionId: string, failure: NomodErrorKind | null): void {
    const before = this.noted.get(connectionId) ?? { scope, succeededAt: null, failedAt: null, failure: null };
    const now = new Date();
    const change = failure === null ? { succeededAt: now } : { failedAt: now, failure };
    this.noted.set(connectionId, { ...before, ...change });
    this.timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** Writes the recorded results. Never throws. Must run outside a unit of work. */
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

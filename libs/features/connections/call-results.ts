import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database, type Scope, WriteBehind } from '@remit/database';
import type { GatewayErrorKind } from '@remit/gateway';
import { type CallResult, ConnectionRepository } from './connection.repository';

/** Milliseconds. Results that arrive within this time are written together. */
const WRITE_EVERY_MS = 2_000;

/** Calls that may wait to be written. */
const MOST_WAITING = 10_000;

const NOTHING: CallResult = { succeededAt: null, failedAt: null, failure: null };

interface Noted {
  readonly scope: Scope;
  readonly connectionId: string;
  readonly result: Partial<CallResult>;
}

/**
 * Records the result of the last call of each connection. A call only sets a value in memory, and each connection is
 * written at most once in two seconds. It is information for people: results are lost while the database is down.
 */
@Injectable()
export class CallResults implements BeforeApplicationShutdown {
  private readonly buffer = new WriteBehind<Noted>({
    everyMs: WRITE_EVERY_MS,
    most: MOST_WAITING,
    scopeOf: ({ scope }) => scope,
    write: (scope, calls) => this.writeAll(scope, calls),
  });

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
  ) {}

  /** @param failure null when Nomod did what was asked. */
  note(scope: Scope, connectionId: string, failure: GatewayErrorKind | null): void {
    const now = new Date();
    const result = failure === null ? { succeededAt: now } : { failedAt: now, failure };
    this.buffer.note({ scope, connectionId, result });
  }

  /** Writes what was noted so far. Never throws; not inside a unit of work. */
  async write(): Promise<void> {
    await this.buffer.flush();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.write();
  }

  private async writeAll(scope: Scope, calls: readonly Noted[]): Promise<void> {
    const last = new Map<string, CallResult>();
    for (const { connectionId, result } of calls)
      last.set(connectionId, { ...(last.get(connectionId) ?? NOTHING), ...result });
    for (const [id, result] of last)
      await this.database.transaction(scope, () => this.connections.recordCalls(id, result)).catch(() => undefined);
  }
}

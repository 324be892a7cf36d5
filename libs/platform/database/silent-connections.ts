import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { queryOutsidePool } from './outside-pool';
import { type ClientInternals, internalsOf } from './wire/client-internals';

/** Milliseconds between two checks of the connections. */
const LOOK_EVERY_MS = 1_000;

/** Checks without received bytes before PostgreSQL is queried over another connection. */
const SILENT_LOOKS = 2;

/** Milliseconds within which a healthy server answers on a new connection. */
const ANSWER_MS = 1_500;

/** Milliseconds within which an answer arrives that PostgreSQL has sent. */
const ARRIVES_MS = 200;

interface Watched {
  readonly client: ClientInternals;
  bytesRead: number;
  silent: number;
}

/**
 * Ends connections whose peer has vanished silently (a host without power, a network partition, a firewall that
 * dropped the state). No answer would ever arrive on them, although a healthy server can be reached. When a statement
 * gets no answer, a new connection asks PostgreSQL whether the process works on it. If it does not, the connection is
 * closed, and every idle connection too. When PostgreSQL does not answer, nothing is closed, because there is no
 * better server.
 */
export class SilentConnections {
  private readonly watched = new Set<Watched>();
  private timer: NodeJS.Timeout | undefined;
  private isAsking = false;

  constructor(private readonly url: string) {}

  /** Call it with each new connection of the pool. */
  watch(connection: PoolClient): void {
    this.timer ??= setInterval(() => void this.check(), LOOK_EVERY_MS).unref();
    const watched = { client: internalsOf(connection), bytesRead: 0, silent: 0 };
    this.watched.add(watched);
    connection.once('end', () => this.watched.delete(watched));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async check(): Promise<void> {
    for (const each of this.watched) {
      const { bytesRead } = each.client.connection.stream;
      each.silent = isWaiting(each.client) && bytesRead === each.bytesRead ? each.silent + 1 : 0;
      each.bytesRead = bytesRead;
    }
    const silent = [...this.watched].filter((each) => each.silent >= SILENT_LOOKS);
    if (silent.length === 0 || this.isAsking) return;
    this.isAsking = true;
    try {
      const working = await this.working();
      // The answer of a statement that just ended may still be under way: PostgreSQL reports idle before it sends the
      // end.
      await delay(ARRIVES_MS);
      const isStillSilent = ({ client, bytesRead }: Watched) => client.connection.stream.bytesRead === bytesRead;
      const dead = silent.filter((each) => isStillSilent(each) && !working.has(each.client.processID ?? 0));
      if (dead.length === 0) return;
      const idle = [...this.watched].filter(({ client }) => !isWaiting(client));
      for (const { client } of new Set([...dead, ...idle])) client.connection.stream.destroy();
    } catch {
      // PostgreSQL cannot be reached. Waiting statements end by their own timeout.
    } finally {
      this.isAsking = false;
    }
  }

  /** Ids of the watched PostgreSQL processes that currently run a statement. */
  private working(): Promise<ReadonlySet<number>> {
    return queryOutsidePool(this.url, ANSWER_MS, async (client) => {
      const pids = [...this.watched].map((each) => each.client.processID);
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where pid = any ($1) and state not like 'idle%'`,
        [pids],
      );
      return new Set(rows.map(({ pid }) => pid));
    });
  }
}

function isWaiting({ _activeQuery, _sentQueryQueue }: ClientInternals): boolean {
  return Boolean(_activeQuery) || _sentQueryQueue.length > 0;
}

import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { askBeside } from './side-connection';

/** How often connections are looked at, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** Looks at which nothing has come back before PostgreSQL is asked about it by another way. */
const SILENT_LOOKS = 2;

/** A healthy server answers a new connection within this time, in milliseconds. */
const ANSWER_MS = 1_500;

/** An answer that PostgreSQL has sent is here within this time, in milliseconds. */
const ARRIVES_MS = 200;

/** What of pg's client says whether it waits, and for whom. */
interface Inside {
  readonly processID: number | null;
  readonly _activeQuery: unknown;
  readonly _sentQueryQueue: readonly unknown[];
  readonly connection: { readonly stream: Socket };
}

interface Watched {
  readonly client: Inside;
  heard: number;
  silent: number;
}

/**
 * Ends connections whose other end has vanished without a word (a host without power, a partition, a firewall that forgets): nothing would ever come back over them,
 * though a healthy server can be reached. When a statement gets no answer, a new connection asks PostgreSQL whether it works on it. If it does not, the connection
 * is ended, and all those that wait for nothing with it. Without an answer there is nothing better to go over to.
 */
export class SilentConnections {
  private readonly watched = new Set<Watched>();
  private timer: NodeJS.Timeout | undefined;
  private isAsking = false;

  constructor(private readonly url: string) {}

  /** To be called with each new connection of the pool. */
  watch(connection: PoolClient): void {
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    const watched = { client: connection as unknown as Inside, heard: 0, silent: 0 };
    this.watched.add(watched);
    connection.once('end', () => this.watched.delete(watched));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    for (const each of this.watched) {
      const { bytesRead } = each.client.connection.stream;
      each.silent = isWaiting(each.client) && bytesRead === each.heard ? each.silent + 1 : 0;
      each.heard = bytesRead;
    }
    const silent = [...this.watched].filter((each) => each.silent >= SILENT_LOOKS);
    if (silent.length === 0 || this.isAsking) return;
    this.isAsking = true;
    try {
      const working = await this.working();
      // What PostgreSQL ended while we asked is on its way: it says idle before it sends the end of its answer.
      await delay(ARRIVES_MS);
      const isStillSilent = ({ client, heard }: Watched) => client.connection.stream.bytesRead === heard;
      const dead = silent.filter((each) => isStillSilent(each) && !working.has(each.client.processID ?? 0));
      if (dead.length === 0) return;
      const idle = [...this.watched].filter(({ client }) => !isWaiting(client));
      for (const { client } of new Set([...dead, ...idle])) client.connection.stream.destroy();
    } catch {
      // Not to be reached at all: what waits is ended by its own limit.
    } finally {
      this.isAsking = false;
    }
  }

  /** The processes of PostgreSQL that work on a statement for us. */
  private working(): Promise<ReadonlySet<number>> {
    return askBeside(this.url, ANSWER_MS, async (client) => {
      const pids = [...this.watched].map((each) => each.client.processID);
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where pid = any ($1) and state not like 'idle%'`,
        [pids],
      );
      return new Set(rows.map(({ pid }) => pid));
    });
  }
}

function isWaiting({ _activeQuery, _sentQueryQueue }: Inside): boolean {
  return Boolean(_activeQuery) || _sentQueryQueue.length > 0;
}

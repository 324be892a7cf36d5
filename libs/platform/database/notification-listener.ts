import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { KEEP_ALIVE_MS } from './data-source';
import { databaseErrorCode } from './database.errors';

/** Wait before a lost LISTEN connection is opened again, in milliseconds. */
const RECONNECT_MS = 1_000;

/** How often the connection is asked whether it still lives, in milliseconds. */
const HEARTBEAT_MS = 3_000;

/** A healthy server answers anything that is asked over this connection within this time, in milliseconds. */
const ANSWER_MS = 3_000;

const TOO_MANY_CONNECTIONS = '53300';

export interface ListenerOptions {
  /** Of PostgreSQL itself, or of a pooler that keeps sessions. */
  readonly url: string;
  /** What is called for each, by the channel's name. */
  readonly channels: Readonly<Record<string, (message?: string) => void>>;
  /** Locked as long as the connection lives, so that others see whether this process does. */
  readonly lockedName?: string;
  /** Asked for when PostgreSQL has no connection left: one of the pool's, for good. */
  readonly makeRoom?: () => Promise<void>;
}

/**
 * Holds one connection that LISTENs on channels and reconnects by itself, which is told without a message. Notifications are only wake-ups: losing some is
 * harmless.
 */
export class NotificationListener {
  private readonly logger = new Logger(NotificationListener.name);
  private client: Client | undefined;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private listening = false;
  private wasLost = false;

  constructor(private readonly options: ListenerOptions) {}

  /** Whether notifications are heard, and the name is locked. */
  get isListening(): boolean {
    return this.listening;
  }

  /** Returns after the first try. */
  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.options.url,
      application_name: 'remit-listener',
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.options.channels[channel]?.(payload));
    client.on('error', (error) => this.reconnectLater(client, error));
    client.on('end', () => this.reconnectLater(client));
    try {
      await client.connect();
      // Shared, for a connection that was lost may still be holding it.
      if (this.options.lockedName !== undefined) {
        await client.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [this.options.lockedName]);
      }
      await client.query(this.names.map((name) => `listen ${name}`).join('; '));
      if (this.wasLost) this.logger.log(`listening on ${this.names.join(', ')} again`);
      this.wasLost = false;
      this.listening = true;
      this.beat(client);
      for (const tell of Object.values(this.options.channels)) tell();
    } catch (error) {
      if (databaseErrorCode(error) === TOO_MANY_CONNECTIONS) await this.options.makeRoom?.().catch(() => undefined);
      this.reconnectLater(client, error);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.listening = false;
    clearTimeout(this.timer);
    if (this.client) await endSoon(this.client);
  }

  private get names(): string[] {
    return Object.keys(this.options.channels);
  }

  private beat(client: Client): void {
    this.timer = setTimeout(() => {
      client.query('select 1').then(
        () => {
          if (!this.stopped && this.client === client) this.beat(client);
        },
        (error: unknown) => this.reconnectLater(client, error),
      );
    }, HEARTBEAT_MS).unref();
  }

  private reconnectLater(lost: Client, error?: unknown): void {
    if (this.stopped || this.client !== lost) return;
    if (!this.wasLost)
      this.logger.warn(
        `no longer listening on ${this.names.join(', ')}: ${error instanceof Error ? error.message : 'the connection ended'}`,
      );
    this.client = undefined;
    this.listening = false;
    this.wasLost = true;
    void endSoon(lost);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.start(), RECONNECT_MS);
  }
}

/** A server that has vanished never says goodbye. */
async function endSoon(client: Client): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
  const ended = client.end().catch(() => undefined);
  await Promise.race([ended, delay(RECONNECT_MS, undefined, { ref: false })]);
  stream.destroy();
}

import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { KEEP_ALIVE_MS } from './data-source';
import { databaseErrorCode } from './database.errors';
import { internalsOf } from './wire/client-internals';

/** Milliseconds before a lost LISTEN connection is opened again. */
const RECONNECT_MS = 1_000;

/** Milliseconds between two heartbeats on the connection. */
const HEARTBEAT_MS = 3_000;

/** Milliseconds within which a healthy server answers any statement on this connection. */
const ANSWER_MS = 3_000;

const TOO_MANY_CONNECTIONS = '53300';

export interface ListenerOptions {
  /** URL of PostgreSQL itself or of a pooler in session mode. */
  readonly url: string;
  /** Callback for the messages of each channel, by the channel's name. */
  readonly channels: Readonly<Record<string, (message?: string) => void>>;
  /**
   * Name of an advisory lock that is held while the connection lives, so that others can see whether this process
   * lives.
   */
  readonly lockedName?: string;
  /** Called when PostgreSQL has no connection left; it permanently frees one of the pool's. */
  readonly makeRoom?: () => Promise<void>;
}

/**
 * Holds one connection that LISTENs on channels and reconnects by itself. After each connect it calls every callback
 * without a message. Notifications are only wake-ups, so losing some is harmless.
 */
export class NotificationListener {
  private readonly logger = new Logger(NotificationListener.name);
  private client: Client | undefined;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private listening = false;
  private wasLost = false;

  constructor(private readonly options: ListenerOptions) {}

  /** Whether notifications arrive and the name is locked. */
  get isListening(): boolean {
    return this.listening;
  }

  /** Returns after the first attempt. */
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
      // The lock is shared, because a lost connection may still hold it.
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

  /** Closes the connection. Notifications stop. */
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

/** A server that has vanished never confirms the end. */
async function endSoon(client: Client): Promise<void> {
  const { stream } = internalsOf(client).connection;
  const ended = client.end().catch(() => undefined);
  await Promise.race([ended, delay(RECONNECT_MS, undefined, { ref: false })]);
  stream.destroy();
}

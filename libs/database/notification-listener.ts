import { Client } from 'pg';

/** Wait before a lost LISTEN connection is opened again, in milliseconds. */
const RECONNECT_MS = 1_000;

/**
 * Holds one connection that LISTENs on a channel and reconnects by itself, which is told without a message. Notifications are only wake-ups: losing some is
 * harmless.
 */
export class NotificationListener {
  private client: Client | undefined;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly onNotification: (message?: string) => void,
    /** Locked as long as the connection lives, so that others see whether this process does. */
    private readonly lockedName?: string,
  ) {}

  async start(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'remit-listener', keepAlive: true });
    this.client = client;
    client.on('notification', ({ payload }) => this.onNotification(payload));
    client.on('error', () => this.reconnectLater(client));
    client.on('end', () => this.reconnectLater(client));
    try {
      await client.connect();
      // Shared, for a connection that was lost may still be holding it.
      if (this.lockedName) {
        await client.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [this.lockedName]);
      }
      await client.query(`listen ${this.channel}`);
      this.onNotification();
    } catch {
      this.reconnectLater(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private reconnectLater(lost: Client): void {
    if (this.stopped || this.client !== lost) return;
    this.client = undefined;
    void lost.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.start(), RECONNECT_MS);
  }
}

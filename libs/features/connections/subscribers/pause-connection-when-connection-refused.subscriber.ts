import { Database } from '@remit/database';
import { ConnectionRefused, EventBus, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { longestCallMs } from '@remit/gateway';
import { Settings } from '@remit/settings';
import type { Connection } from '../connection.entity';
import { ConnectionsService } from '../connections.service';
import { ConnectionRepository } from '../connection.repository';
import { refusedKeyAttention } from '../refused-key-attention';

/** Milliseconds. A call with the previous key may end this long after its time limit. */
const LATE_ANSWER_MARGIN_MS = 5_000;

/**
 * Pauses the connection whose key Nomod refused, or its heir once it is archived. Safe to repeat, and without effect
 * when a newer key was stored. Shortly after a key was stored, the refusal may concern the previous key, so the
 * stored key is tested.
 */
@Subscriber({ to: ConnectionRefused, as: 'pause-connection-when-connection-refused' })
export class PauseConnectionWhenConnectionRefused implements EventSubscriber<ConnectionRefused, boolean> {
  constructor(
    private readonly database: Database,
    private readonly service: ConnectionsService,
    private readonly settings: Settings,
    private readonly connections: ConnectionRepository,
    private readonly bus: EventBus,
  ) {}

  /** @returns whether the stored key is the refused one */
  async ask({ scope, payload, occurredAt }: Recorded<ConnectionRefused>): Promise<boolean> {
    const connection = await this.database.transaction(scope, () =>
      this.connections.findInCharge(payload.connection_id),
    );
    if (!connection || !this.mayBeOfEarlierKey(connection, occurredAt)) return true;
    return !(await this.service.test(scope, connection.id)).ok;
  }

  async handle({ payload, occurredAt }: Recorded<ConnectionRefused>, isRefused: boolean): Promise<void> {
    if (!isRefused) return;
    const inCharge = await this.connections.findInCharge(payload.connection_id);
    const connection = inCharge && (await this.connections.lockById(inCharge.id));
    if (!connection?.pause('Nomod refuses the API key.', occurredAt)) return;
    connection.touch('nomod', new Date());
    this.connections.update(connection);
    await this.bus.publish(refusedKeyAttention(connection));
  }

  private mayBeOfEarlierKey({ apiKeySetAt, createdAt, pausedAt }: Connection, refusedAt: Date): boolean {
    if (pausedAt !== null) return false;
    const isFirstKey = apiKeySetAt.getTime() === createdAt.getTime();
    const ageMs = refusedAt.getTime() - apiKeySetAt.getTime();
    return !isFirstKey && ageMs >= 0 && ageMs < longestCallMs(this.settings) + LATE_ANSWER_MARGIN_MS;
  }
}

import { Database, type Scope } from '@remit/database';
import { ConnectionRefused, EventBus, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { ConnectionsService } from '../connections.service';
import { ConnectionsRepository } from '../connections.repository';
import { refusedKeyAttention } from '../refused-key-attention';

/** A call that began with the earlier key may end this much later than its time limit, in milliseconds. */
const LATE_ANSWER_MARGIN_MS = 5_000;

/**
 * Flags the connection whose key Nomod refused. Safe to repeat, and without effect when a newer key was saved in the meantime. Shortly after a key was saved
 * the refusal may be of the earlier one: the saved key is tried then.
 */
@Subscriber({ to: ConnectionRefused, as: 'pause-connection-when-connection-refused' })
export class PauseConnectionWhenConnectionRefused implements EventSubscriber<ConnectionRefused, boolean> {
  constructor(
    private readonly database: Database,
    private readonly service: ConnectionsService,
    private readonly settings: Settings,
    private readonly connections: ConnectionsRepository,
    private readonly bus: EventBus,
  ) {}

  /** @returns whether the saved key is the one that was refused. */
  async ask({ scope, payload, occurredAt }: Recorded<ConnectionRefused>): Promise<boolean> {
    if (!(await this.mayBeOfEarlierKey(scope, payload.connection_id, occurredAt))) return true;
    return !(await this.service.test(scope, await this.inCharge(scope, payload))).ok;
  }

  async handle({ scope, payload, occurredAt }: Recorded<ConnectionRefused>, isRefused: boolean): Promise<void> {
    if (!isRefused) return;
    const connection = await this.connections.lockById(await this.inCharge(scope, payload));
    if (!connection?.pause('Nomod refuses the API key.', occurredAt)) return;
    connection.touch('nomod', new Date());
    await this.connections.update(connection);
    await this.bus.publish(refusedKeyAttention(connection));
  }

  private async mayBeOfEarlierKey(scope: Scope, connectionId: string, refusedAt: Date): Promise<boolean> {
    const connection = await this.database.transaction(scope, () => this.connections.findInCharge(connectionId));
    if (!connection || connection.status === 'archived' || connection.pausedAt !== null) return false;
    const isFirstKey = connection.apiKeySetAt.getTime() === connection.createdAt.getTime();
    const ageMs = refusedAt.getTime() - connection.apiKeySetAt.getTime();
    return !isFirstKey && ageMs >= 0 && ageMs < this.settings.nomodTimeoutMs + LATE_ANSWER_MARGIN_MS;
  }

  /** The key of its heir was refused when the connection is deleted. */
  private async inCharge(scope: Scope, { connection_id }: Recorded<ConnectionRefused>['payload']): Promise<string> {
    return this.database.transaction(
      scope,
      async () => (await this.connections.findInCharge(connection_id))?.id ?? connection_id,
    );
  }
}

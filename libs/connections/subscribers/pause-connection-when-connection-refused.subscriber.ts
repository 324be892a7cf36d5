import { ConnectionRefused, EventBus, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { ConnectionsRepository } from '../connections.repository';
import { refusedKeyAttention } from '../refused-key-attention';

/** Flags the connection whose key Nomod refused. Safe to repeat, and without effect when a newer key was saved in the meantime. */
@Subscriber({ to: ConnectionRefused, as: 'pause-connection-when-connection-refused' })
export class PauseConnectionWhenConnectionRefused implements EventSubscriber<ConnectionRefused> {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload, occurredAt }: Recorded<ConnectionRefused>): Promise<void> {
    const connection = await this.connections.lockById(payload.connection_id);
    if (!connection?.pause('Nomod refuses the API key.', occurredAt)) return;
    connection.touch('nomod', new Date());
    await this.connections.update(connection);
    await this.bus.publish(refusedKeyAttention(connection));
  }
}

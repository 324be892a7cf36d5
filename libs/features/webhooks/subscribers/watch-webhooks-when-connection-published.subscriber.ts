import { Connections, ConnectionWatches } from '@remit/connections';
import {
  AttentionNeeded,
  AttentionResolved,
  ConnectionPublished,
  EventBus,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { Payments } from '@remit/payments';
import { WebhookDeliveryRepository } from '../webhook-delivery.repository';

const DAY = 24 * 3_600;

/** Days without any event, but with a payment, after which a person is asked. */
const SILENT_DAYS = 3;

/**
 * Detects that Nomod stopped sending events. Polling still finds the payments, only later, so nobody else would
 * notice. An account without payments is quiet for a good reason and creates no row.
 */
@Subscriber({ to: ConnectionPublished, as: 'watch-webhooks-when-connection-published' })
export class WatchWebhooksWhenConnectionPublished implements EventSubscriber<ConnectionPublished> {
  readonly firstRunAfterSeconds = DAY;

  constructor(
    private readonly connections: Connections,
    private readonly watches: ConnectionWatches,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly payments: Payments,
    private readonly bus: EventBus,
  ) {}

  async handle(event: Recorded<ConnectionPublished>): Promise<void | RunAgain> {
    if (!(await this.watches.takeOver('webhooks', event))) return;
    const { scope, payload, occurredAt } = event;
    const connection = await this.connections.describe(scope, payload.connection_id);
    if (connection.status === 'archived') return;
    const heard = await this.deliveries.lastReceivedAt(connection.id);
    const silentSince = heard ?? occurredAt;
    const paidAt = await this.payments.lastPaidAt(connection.id);
    const isSilent = paidAt !== null && paidAt > silentSince && ageDays(silentSince) >= SILENT_DAYS;
    const key = `webhooks_silent:${connection.id}`;
    if (!isSilent) {
      await this.bus.publish(new AttentionResolved({ key }));
      return RunAgain.after(DAY);
    }
    await this.bus.publish(
      new AttentionNeeded({
        key,
        kind: 'webhooks_silent',
        summary: `No webhook from Nomod has arrived for the connection ${connection.name} in ${Math.floor(ageDays(silentSince))} days, although payments were made through it.`,
        connection_id: connection.id,
        ours: { last_event_at: heard?.toISOString() ?? null, last_paid_at: paidAt.toISOString() },
      }),
    );
    return RunAgain.after(DAY);
  }
}

const ageDays = (since: Date): number => (Date.now() - since.getTime()) / (DAY * 1_000);

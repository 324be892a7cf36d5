import { Database } from '@remit/database';
import {
  type AttentionKind,
  AttentionNeeded,
  EventBus,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
  WebhookReceived,
} from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { ChargeReading, type ReadCharge } from '../charge-reading';
import { attentionKey, deliveryAttentionResolved } from '../delivery-attention';
import type { WebhookDelivery } from '../webhook-delivery.entity';
import { WebhookDeliveryRepository } from '../webhook-delivery.repository';
import { workedDeliveries } from '../webhook-metrics';

/** Shortest and longest pause before an event that matches nothing is looked at again, in seconds. */
const SHORTEST_PAUSE_SECONDS = 0.5;
const LONGEST_PAUSE_SECONDS = 300;

type Work = NonNullable<Parameters<WebhookDelivery['conclude']>[2]>;

interface Reading {
  readonly read: ReadCharge;
  readonly work: Work;
}

/** Reads the charge of a stored delivery back from Nomod and publishes what it found. The delivery itself is only a hint. */
@Subscriber({ to: WebhookReceived, as: 'read-charge-when-webhook-received' })
export class ReadChargeWhenWebhookReceived implements EventSubscriber<WebhookReceived, Reading> {
  readonly runsInGroups = true;

  constructor(
    private readonly database: Database,
    private readonly reading: ChargeReading,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly bus: EventBus,
    private readonly settings: Settings,
  ) {}

  async ask(event: Recorded<WebhookReceived>): Promise<Reading> {
    const read = await this.reading.read(event.scope, event.payload.delivery_id);
    return { read, work: workOf(event, read) };
  }

  async handle(event: Recorded<WebhookReceived>, { read, work }: Reading): Promise<void | RunAgain> {
    const delivery = await this.lock(event);
    if (read.found === 'nothing_named' && !mayBeAboutMoney(delivery))
      return this.conclude(delivery, 'ignored_unknown', {}, work);
    if (read.found === 'unreadable' || read.found === 'nothing_named') return this.quarantine(delivery, work);
    if (read.found === 'charge') {
      const matched = await this.reading.match(read, delivery);
      if (matched) {
        const { result, news, ...found } = matched;
        await this.takeAttentionBack(delivery);
        await this.conclude(delivery, result, found, work);
        if (news) await this.bus.publish(news);
        return;
      }
    }
    return this.park(event, delivery, read, work);
  }

  async giveUp(event: Recorded<WebhookReceived>, reason: string): Promise<void> {
    const delivery = await this.lock(event);
    await this.askForAttention(delivery, 'event_failed', `The event could not be processed: ${reason}`, null);
    await this.conclude(delivery, 'failed', { note: reason }, { request: event.correlationId });
  }

  /** Its link may not be committed yet, or Nomod may not show the charge yet, or not readably: tried again, ever more rarely, and never dropped. */
  private async park(
    event: Recorded<WebhookReceived>,
    delivery: WebhookDelivery,
    read: ReadCharge,
    work: Work,
  ): Promise<void | RunAgain> {
    const ageSeconds = (Date.now() - event.occurredAt.getTime()) / 1_000;
    const note = PARKED_BECAUSE[read.found];
    if (ageSeconds < this.settings.unmatchedEventHours * 3_600) {
      await this.conclude(delivery, 'unmatched', { note }, work);
      return RunAgain.after(Math.min(Math.max(ageSeconds / 2, SHORTEST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS));
    }
    if (read.found === 'charge' && !read.mayBeOurs) return this.conclude(delivery, 'not_ours', {}, work);
    await this.askForAttention(
      delivery,
      'unmatched_event',
      'An event of Nomod matches no payment or invoice of ours.',
      read,
    );
    return this.conclude(delivery, 'unmatched', { note }, work);
  }

  /** Only a delivery that was given up on before, or replayed by hand, can have asked for attention. */
  private async takeAttentionBack(delivery: WebhookDelivery): Promise<void> {
    if (delivery.attempts === 0 || delivery.result === 'unmatched') return;
    for (const resolved of deliveryAttentionResolved(delivery)) await this.bus.publish(resolved);
  }

  private async quarantine(delivery: WebhookDelivery, work: Work): Promise<void> {
    const summary = delivery.readable
      ? 'A genuine event may be about a charge and names none that can be looked up. It was set aside.'
      : 'A genuine event is neither JSON nor a form and was set aside.';
    await this.askForAttention(delivery, 'unreadable_event', summary, null);
    await this.conclude(delivery, 'unreadable', {}, work);
  }

  private async conclude(
    delivery: WebhookDelivery,
    result: Parameters<WebhookDelivery['conclude']>[0],
    found: Parameters<WebhookDelivery['conclude']>[1],
    work: Work,
  ): Promise<void> {
    delivery.conclude(result, found, work);
    await this.deliveries.update(delivery);
    this.database.afterCommit(() => workedDeliveries.inc({ result }));
  }

  private async lock({ payload }: Recorded<WebhookReceived>): Promise<WebhookDelivery> {
    const delivery = await this.deliveries.lockById(payload.delivery_id);
    if (!delivery) throw new Error(`Delivery ${payload.delivery_id} does not exist`);
    return delivery;
  }

  private async askForAttention(
    delivery: WebhookDelivery,
    kind: AttentionKind,
    summary: string,
    read: ReadCharge | null,
  ): Promise<void> {
    const charge = read?.found === 'charge' ? read.charge : undefined;
    await this.bus.publish(
      new AttentionNeeded({
        key: attentionKey(kind, delivery),
        kind,
        summary,
        invoice_id: delivery.invoiceId,
        payment_id: delivery.paymentId,
        charge_id: delivery.chargeId,
        connection_id: delivery.connectionId,
        ours: { delivery_id: delivery.id, received_at: delivery.receivedAt.toISOString() },
        nomods: {
          event_type: delivery.eventType,
          charge_status: charge?.status ?? null,
          link_id: charge?.linkId ?? null,
        },
      }),
    );
  }
}

/** An event whose kind is not told, or that is about a charge or a payment. */
const mayBeAboutMoney = ({ eventType }: WebhookDelivery): boolean =>
  eventType === null || /charge|payment|paid|refund|dispute/i.test(eventType);

const PARKED_BECAUSE: Readonly<Partial<Record<ReadCharge['found'], string>>> = {
  absent: 'Nomod does not show the charge yet',
  unusable: "Nomod's answer about the charge cannot be used",
};

function workOf({ correlationId }: Recorded<WebhookReceived>, read: ReadCharge): Work {
  if (read.found === 'unreadable' || read.found === 'nothing_named') return { request: correlationId };
  const charge = read.found === 'charge' ? read.charge.status : read.found;
  return { request: correlationId, charge, readAt: new Date() };
}

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
import type { ClosedInvoice, OurInvoice } from '@remit/invoice-sync';
import { formatMoney } from '@remit/money';
import { Settings } from '@remit/settings';
import { ChargeReading, type JudgedCharge, type ReadCharge } from '../charge-reading';
import { attentionKey, deliveryAttentionResolved } from '../delivery-attention';
import { type RereadReason, nextReadSeconds } from '../reread-schedule';
import type { WebhookDelivery } from '../webhook-delivery.entity';
import { WebhookDeliveryRepository } from '../webhook-delivery.repository';
import { Counter } from 'prom-client';

/** Counts processing results of deliveries. Each attempt counts. */
export const workedDeliveries = new Counter({
  name: 'remit_webhook_deliveries_total',
  help: 'Processed webhook deliveries by result',
  labelNames: ['result'],
});

type Work = NonNullable<Parameters<WebhookDelivery['conclude']>[2]>;

interface Reading {
  readonly read: ReadCharge;
  readonly work: Work;
}

/** Fetches the charge of a stored delivery from Nomod and publishes the result. The delivery itself is only a hint. */
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
    if (read.found === 'not_ours') return this.conclude(delivery, 'not_ours', { note: KNOWN_FOREIGN }, work);
    if (read.found !== 'charge') return this.park(event, delivery, { read, work });
    const judged = await this.reading.judge(read, delivery);
    if (judged.to === 'undecided') return this.park(event, delivery, { read, work, judged });
    const { result, news, ...found } = judged;
    await this.takeAttentionBack(delivery);
    this.conclude(delivery, result, found, work);
    if (news) await this.bus.publish(news);
  }

  async giveUp(event: Recorded<WebhookReceived>, reason: string): Promise<void> {
    const delivery = await this.lock(event);
    await this.askForAttention(delivery, 'event_failed', `The event could not be processed: ${reason}`);
    this.conclude(delivery, 'failed', { note: reason }, { request: event.correlationId });
  }

  /** Reads the charge a few more times. After that it counts as foreign, or a person is asked. */
  private async park(
    event: Recorded<WebhookReceived>,
    delivery: WebhookDelivery,
    { read, work, judged }: Parked,
  ): Promise<void | RunAgain> {
    const ageSeconds = (Date.now() - event.occurredAt.getTime()) / 1_000;
    const doubt = doubtOf(judged);
    const pauseSeconds = nextReadSeconds(doubt, ageSeconds, this.settings.unmatchedEventHours);
    const note = read.found === 'unusable' ? UNUSABLE : NOTES[doubt];
    if (pauseSeconds !== null) {
      this.conclude(delivery, 'unmatched', { note }, work);
      return RunAgain.after(pauseSeconds);
    }
    if (doubt === 'unconnected') {
      await this.takeAttentionBack(delivery);
      return this.conclude(delivery, 'not_ours', { note: 'No invoice matches the charge' }, work);
    }
    await this.askForAttention(delivery, 'unmatched_event', SUMMARIES[doubt], { read, judged });
    return this.conclude(delivery, 'unmatched', { note }, work);
  }

  /** Only a delivery that failed before, or was replayed by hand, can have an attention row. */
  private async takeAttentionBack(delivery: WebhookDelivery): Promise<void> {
    if (delivery.attempts === 0 || delivery.result === 'unmatched') return;
    for (const resolved of deliveryAttentionResolved(delivery)) await this.bus.publish(resolved);
  }

  private async quarantine(delivery: WebhookDelivery, work: Work): Promise<void> {
    const summary = delivery.readable
      ? 'An authentic event may be about a charge, but names no charge that Remit can read. Remit stored it without processing it.'
      : 'An authentic event is neither JSON nor a form. Remit stored it without processing it.';
    await this.askForAttention(delivery, 'unreadable_event', summary);
    this.conclude(delivery, 'unreadable', {}, work);
  }

  private conclude(
    delivery: WebhookDelivery,
    result: Parameters<WebhookDelivery['conclude']>[0],
    found: Parameters<WebhookDelivery['conclude']>[1],
    work: Work,
  ): void {
    delivery.conclude(result, found, work);
    this.deliveries.update(delivery);
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
    { read, judged }: Partial<Parked> = {},
  ): Promise<void> {
    const charge = read?.found === 'charge' ? read.charge : undefined;
    const candidates = judged?.candidates ?? [];
    const [only, ...others] = new Set(candidates.map(({ invoiceId }) => invoiceId));
    await this.bus.publish(
      new AttentionNeeded({
        key: attentionKey(kind, delivery),
        kind,
        summary,
        invoice_id: delivery.invoiceId ?? (others.length === 0 ? (only ?? null) : null),
        payment_id: delivery.paymentId,
        charge_id: delivery.chargeId,
        connection_id: delivery.connectionId,
        ours: {
          delivery_id: delivery.id,
          received_at: delivery.receivedAt.toISOString(),
          ...(candidates.length > 0 && { possible_invoices: candidates.map(describeInvoice).join(', ') }),
        },
        nomods: {
          event_type: delivery.eventType,
          charge_status: charge?.status ?? null,
          link_id: charge?.linkId ?? null,
          ...(charge && {
            total: formatMoney(charge.totalMinor, charge.currency),
            currency: charge.currency,
            customer_id: charge.customerId,
            paid_at: charge.created.toISOString(),
          }),
        },
      }),
    );
  }
}

/** True for events about a charge or a payment, and for events that state no kind. */
const mayBeAboutMoney = ({ eventType }: WebhookDelivery): boolean =>
  eventType === null || /charge|payment|paid|refund|dispute/i.test(eventType);

interface Parked {
  readonly read: ReadCharge;
  readonly work: Work;
  readonly judged?: JudgedCharge & { to: 'undecided' };
}

const KNOWN_FOREIGN = 'An earlier event showed that the charge is not ours';

const UNUSABLE = "Nomod's answer about the charge is not usable";

const NOTES: Readonly<Record<RereadReason, string | undefined>> = {
  absent: 'Nomod does not show the charge yet',
  link_not_saved_yet: 'The link of the charge is being saved',
  undecided: undefined,
  unconnected: undefined,
};

const SUMMARIES: Readonly<Record<Exclude<RereadReason, 'unconnected'>, string>> = {
  absent: 'An event names a charge that Nomod does not show in a usable form.',
  link_not_saved_yet: 'A charge paid a link of this environment that Remit never saved.',
  undecided: 'A charge may have paid an invoice of one of your customers.',
};

function doubtOf(judged: Parked['judged']): RereadReason {
  if (!judged) return 'absent';
  if (judged.because === 'link_not_saved_yet') return judged.because;
  return judged.candidates.length === 0 ? 'unconnected' : 'undecided';
}

const CLOSED: Readonly<Record<ClosedInvoice['because'], string>> = {
  paid: ', paid before',
  cancelled: ', cancelled at Nomod',
  replaced: ', replaced by another invoice at Nomod',
};

function describeInvoice(invoice: OurInvoice | ClosedInvoice): string {
  const amount = `${formatMoney(invoice.amountMinor, invoice.currency)} ${invoice.currency}`;
  return `${invoice.invoiceId} (${amount}${'because' in invoice ? CLOSED[invoice.because] : ''})`;
}

function workOf({ correlationId }: Recorded<WebhookReceived>, read: ReadCharge): Work {
  if (read.found === 'unreadable' || read.found === 'nothing_named' || read.found === 'not_ours')
    return { request: correlationId };
  const charge = read.found === 'charge' ? read.charge.status : read.found;
  return { request: correlationId, charge, readAt: new Date() };
}

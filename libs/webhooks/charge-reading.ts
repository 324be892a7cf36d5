import { Injectable } from '@nestjs/common';
import { Connections, GatewayTroubles, isUnusableAnswer } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { ConnectionRefused, type DomainEvent, EventBus, NomodInvoicePaid, RetryLater } from '@remit/domain-events';
import { type NomodCharge, NomodClient, type NomodCredentials, NomodError, toChargeFacts } from '@remit/nomod';
import { chargeReadingEvent, Payments } from '@remit/payments';
import { InvoiceChargeMatch } from './invoice-charge-match';
import type { DeliveryResult, WebhookDelivery } from './webhook-delivery.entity';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

/** What Nomod says about the charge that a delivery names. */
export type ReadCharge =
  | { readonly found: 'unreadable' | 'nothing_named' | 'absent' | 'unusable' }
  | {
      readonly found: 'charge';
      readonly charge: NomodCharge;
      /** The synced invoice that it certainly paid, when it is not on a link. */
      readonly paidInvoice: { readonly invoiceId: string; readonly nomodInvoiceId: string } | undefined;
      /** False when it certainly belongs to another use of the Nomod account. */
      readonly mayBeOurs: boolean;
    };

export interface MatchedCharge {
  readonly result: DeliveryResult;
  readonly paymentId?: string;
  readonly invoiceId?: string;
  /** To be published; undefined when it is known already. */
  readonly news?: DomainEvent;
}

/** Wait before a call is tried again whose key Nomod refused, in seconds. */
const REFUSED_KEY_PAUSE_SECONDS = 15;

@Injectable()
export class ChargeReading {
  constructor(
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly troubles: GatewayTroubles,
    private readonly payments: Payments,
    private readonly invoices: InvoiceChargeMatch,
    private readonly bus: EventBus,
  ) {}

  /** Outside any unit of work. @throws RetryLater, NomodError when Nomod does not tell. */
  async read(scope: Scope, deliveryId: string): Promise<ReadCharge> {
    const { delivery, credentials } = await this.database.reading(scope, async () => {
      const stored = await this.deliveries.findById(deliveryId);
      if (!stored) throw new Error(`Delivery ${deliveryId} does not exist`);
      return { delivery: stored, credentials: await this.connections.credentials(scope, stored.connectionId) };
    });
    if (!delivery.readable) return { found: 'unreadable' };
    if (!delivery.chargeId) return { found: 'nothing_named' };
    const charge = await this.readCharge(scope, delivery, credentials, delivery.chargeId);
    if (!charge) return { found: 'absent' };
    if (charge === 'unusable') return { found: 'unusable' };
    const mayBeOnInvoice = charge.linkId === null && MONEY_TAKEN.has(charge.status);
    const paidInvoice = mayBeOnInvoice
      ? await this.invoices.find(scope, delivery.connectionId, charge, delivery.nomodInvoiceId)
      : undefined;
    return { found: 'charge', charge, paidInvoice, mayBeOurs: charge.linkId !== null || charge.customerId !== null };
  }

  /** What a charge means for the payment or invoice it belongs to; undefined when it belongs to none of ours, or not yet. */
  async match(read: ReadCharge & { found: 'charge' }, delivery: WebhookDelivery): Promise<MatchedCharge | undefined> {
    const facts = toChargeFacts(read.charge);
    const [isNews, owner] = await Promise.all([
      this.payments.isNews(facts),
      read.charge.linkId === null ? undefined : this.payments.findByLink(read.charge.linkId),
    ]);
    const result = resultOf(facts.status, isNews);
    if (owner) {
      const news = isNews ? chargeReadingEvent(owner, facts, 'webhook') : undefined;
      return { result, paymentId: owner.id, invoiceId: owner.invoiceId, news };
    }
    const recorded = await this.payments.findByCharge(facts.charge_id);
    const invoiceId = read.paidInvoice?.invoiceId ?? recorded?.invoiceId;
    if (!invoiceId)
      return read.charge.linkId === null && !MONEY_TAKEN.has(facts.status) ? { result: 'ignored_not_paid' } : undefined;
    const paid = {
      invoice_id: invoiceId,
      connection_id: delivery.connectionId,
      nomod_invoice_id: read.paidInvoice?.nomodInvoiceId ?? '',
      charge: facts,
      evidence: 'webhook' as const,
    };
    return { result, paymentId: recorded?.id, invoiceId, news: isNews ? new NomodInvoicePaid(paid) : undefined };
  }

  private async readCharge(
    scope: Scope,
    delivery: WebhookDelivery,
    credentials: NomodCredentials,
    chargeId: string,
  ): Promise<NomodCharge | 'unusable' | undefined> {
    try {
      return await this.nomod.getCharge(credentials, chargeId);
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
      if (error.kind === 'not_found') return undefined;
      if (error.kind === 'rate_limited') throw new RetryLater((error.retryAfterMs ?? 1_000) / 1_000, error.message);
      if (error.kind !== 'unauthorized') {
        const { connectionId, invoiceId, paymentId } = delivery;
        const subject = { connectionId, object: 'charge', objectId: chargeId, invoiceId, paymentId } as const;
        await this.troubles.note(scope, subject, error);
        if (isUnusableAnswer(error.kind)) return 'unusable';
        throw error;
      }
      await this.database.transaction(scope, () =>
        this.bus.publish(new ConnectionRefused({ connection_id: delivery.connectionId })),
      );
      throw new RetryLater(REFUSED_KEY_PAUSE_SECONDS, error.message);
    }
  }
}

const MONEY_TAKEN = new Set(['paid', 'partially_refunded', 'refunded', 'disputed']);

function resultOf(status: string, isNews: boolean): DeliveryResult {
  if (!isNews) return 'ignored_duplicate';
  return MONEY_TAKEN.has(status) ? 'processed' : 'ignored_not_paid';
}

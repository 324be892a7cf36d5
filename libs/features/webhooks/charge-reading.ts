import { Injectable } from '@nestjs/common';
import { Connections, GatewayTroubles, isUnusableAnswer, BacklogReading } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { ConnectionRefused, type DomainEvent, EventBus, NomodInvoicePaid, RetryLater } from '@remit/domain-events';
import { type Belonging, belongingOf, type Evidence, InvoiceSync, type PaymentOwner } from '@remit/invoice-sync';
import {
  foundOrUndefined,
  type GatewayCharge,
  type GatewayCredentials,
  GatewayError,
  PaymentGateway,
  toChargeFacts,
  tookMoney,
  tookNone,
} from '@remit/gateway';
import { chargeReadingEvent, LostCharges, Payments } from '@remit/payments';
import { ForeignLinkRepository } from './foreign-link.repository';
import { SharedLinkReadings, SharedReadings } from './shared-readings';
import type { DeliveryResult, WebhookDelivery } from './webhook-delivery.entity';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

/** Nomod's answer about the charge that a delivery names. */
export type ReadCharge =
  | { readonly found: 'unreadable' | 'nothing_named' | 'absent' | 'unusable' | 'not_ours' }
  | { readonly found: 'charge'; readonly charge: GatewayCharge; readonly evidence: Evidence };

/** The decision about a charge. `undecided`: it must be read again. */
export type JudgedCharge = Concluded | (Belonging & { readonly to: 'undecided' });

interface Concluded {
  readonly to: 'conclusion';
  readonly result: DeliveryResult;
  readonly note?: string;
  readonly paymentId?: string;
  readonly invoiceId?: string;
  /** The event to publish; undefined when the charge is already known. */
  readonly news?: DomainEvent;
}

/** Seconds before a call is retried when Nomod refused the key. */
const REFUSED_KEY_PAUSE_SECONDS = 15;

/** Milliseconds. An event read this long after its arrival may have failed before. */
const MAY_HAVE_FAILED_MS = 400;

const NOT_OURS: Readonly<Record<(Belonging & { to: 'nothing' })['because'], string>> = {
  no_link_no_customer: 'The charge names no link and no customer',
  foreign_link: 'The charge is on a link that Remit did not create',
  foreign_customer: 'The customer of the charge is not in Remit',
  foreign_invoice: 'The charge paid an invoice that Remit did not create',
};

/** Fetches the charge of a delivery from Nomod, with all evidence of where it belongs. */
@Injectable()
export class ChargeReading {
  private readonly shared = new SharedReadings<ReadCharge>();
  private readonly links = new SharedLinkReadings();

  constructor(
    private readonly database: Database,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly foreignLinks: ForeignLinkRepository,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly troubles: GatewayTroubles,
    private readonly payments: Payments,
    private readonly invoices: InvoiceSync,
    private readonly lost: LostCharges,
    private readonly rush: BacklogReading,
    private readonly bus: EventBus,
  ) {}

  /**
   * Must run outside a unit of work.
   * @throws RetryLater, GatewayError when Nomod gives no usable answer
   */
  async read(scope: Scope, deliveryId: string): Promise<ReadCharge> {
    const { delivery, credentials, isForeign } = await this.database.reading(scope, async () => {
      const stored = await this.deliveries.findById(deliveryId);
      if (!stored) throw new Error(`Delivery ${deliveryId} does not exist`);
      const { connectionId, chargeId: id } = stored;
      const [known, foreign] = await Promise.all([
        this.connections.credentials(scope, connectionId),
        // A replay always reads the charge again.
        id !== null && stored.attempts === 0 && this.isKnownForeign(connectionId, id),
      ]);
      return { delivery: stored, credentials: known, isForeign: foreign };
    });
    const { chargeId } = delivery;
    if (!delivery.readable) return { found: 'unreadable' };
    if (!chargeId) return { found: 'nothing_named' };
    if (isForeign) return { found: 'not_ours' };
    const ask = () => this.asking(scope, delivery, () => this.readCharge(scope, credentials, chargeId));
    const isFresh = delivery.attempts === 0 || delivery.result === 'unmatched';
    if (!isFresh) return ask();
    const read = () => this.readShared(delivery, chargeId, ask);
    if (delivery.attempts > 0) return read();
    const { connectionId, receivedAt } = delivery;
    const newestAt = () => this.database.reading(scope, () => this.deliveries.lastReceivedAt(connectionId));
    return this.rush.beside({ scope, connectionId, receivedAt, newestAt }, read);
  }

  private async readShared(
    delivery: WebhookDelivery,
    chargeId: string,
    ask: () => Promise<ReadCharge>,
  ): Promise<ReadCharge> {
    const lookedAt = delivery.attempts === 0 ? null : delivery.processedAt;
    const key = `${delivery.connectionId}:${chargeId}`;
    return this.shared.read(key, { eventType: delivery.eventType, lookedAt }, async () => {
      const read = await ask();
      return { read, charge: read.found === 'charge' ? read.charge : null };
    });
  }

  private async readCharge(scope: Scope, credentials: GatewayCredentials, chargeId: string): Promise<ReadCharge> {
    const charge = await foundOrUndefined(this.gateway.getCharge(credentials, chargeId));
    if (!charge) return { found: 'absent' };
    return { found: 'charge', charge, evidence: await this.evidenceFor(scope, credentials, charge) };
  }

  /** Skips a charge that an earlier event showed to be foreign, unless it was booked since. Needs a unit of work. */
  private async isKnownForeign(connectionId: string, chargeId: string): Promise<boolean> {
    if (!(await this.deliveries.isNotOurs(connectionId, chargeId))) return false;
    return !(await this.payments.findByCharge(chargeId)) && !(await this.invoices.claimOn(chargeId));
  }

  /** Claims the charge for the invoice that it paid. Needs a unit of work. */
  async judge(read: ReadCharge & { found: 'charge' }, delivery: WebhookDelivery): Promise<JudgedCharge> {
    const { charge } = read;
    const facts = toChargeFacts(charge);
    const [isUnrecorded, byLink] = await Promise.all([
      this.payments.isUnrecorded(facts),
      charge.linkId === null ? undefined : this.payments.findByLink(charge.linkId),
    ]);
    const linkOwner = byLink ?? read.evidence.linkOwner;
    const result = resultOf(charge, isUnrecorded);
    if (linkOwner) {
      const news = isUnrecorded ? chargeReadingEvent(linkOwner, facts, 'webhook') : undefined;
      return { to: 'conclusion', result, paymentId: linkOwner.id, invoiceId: linkOwner.invoiceId, news };
    }
    const recorded = await this.payments.findByCharge(charge.id);
    if (!recorded && charge.linkId === null && !tookMoney(charge)) return this.tookNothing(charge);
    const claim = recorded ? undefined : await this.invoices.claimOn(charge.id);
    // A person has just matched this charge, and the booking is under way.
    if (claim?.nomodInvoiceId === '') return { to: 'undecided', because: 'no_certain_invoice', candidates: [] };
    const belonging = belongingOf(charge, { ...read.evidence, recorded, claim });
    const isUnexplained =
      belonging.to === 'nothing' || (belonging.to === 'undecided' && belonging.candidates.length === 0);
    if (isUnexplained && (await this.lost.ask(charge, delivery.connectionId))) return ON_LOST;
    if (belonging.to === 'undecided') return belonging;
    if (belonging.to === 'nothing') {
      if (belonging.because === 'foreign_link') this.foreignLinks.remember(charge.linkId ?? '');
      return notOurs(belonging.because);
    }
    const paid =
      belonging.to === 'payment'
        ? { invoiceId: belonging.payment.invoiceId, nomodInvoiceId: '' }
        : await this.invoices.claim(charge.id, belonging.invoice);
    const { invoiceId, nomodInvoiceId } = paid;
    const news = new NomodInvoicePaid({
      invoice_id: invoiceId,
      connection_id: delivery.connectionId,
      nomod_invoice_id: nomodInvoiceId,
      charge: facts,
      evidence: 'webhook',
    });
    return { to: 'conclusion', result, paymentId: recorded?.id, invoiceId, news: isUnrecorded ? news : undefined };
  }

  /**
   * A card declined on an invoice page books and claims nothing. The event only names the invoice. Needs a unit of
   * work.
   */
  private async tookNothing(charge: GatewayCharge): Promise<Concluded> {
    const invoiceId = await this.invoices.invoiceReturnedTo(charge);
    const note = tookNone(charge) ? 'The payer tried to pay, and was not charged' : undefined;
    return { to: 'conclusion', result: 'ignored_not_paid', invoiceId, note };
  }

  /** Makes only the calls that the charge itself leaves open. */
  private async evidenceFor(scope: Scope, credentials: GatewayCredentials, charge: GatewayCharge): Promise<Evidence> {
    const { id, linkId } = charge;
    if (linkId !== null) return this.evidenceOfLink(scope, credentials, charge, linkId);
    const known = await this.database.reading(scope, async () => ({
      linkOwner: await this.ownerByReturn(charge),
      isKnown: Boolean((await this.payments.findByCharge(id)) ?? (await this.invoices.claimOn(id))),
    }));
    if (known.linkOwner) return { linkOwner: known.linkOwner };
    return known.isKnown || !tookMoney(charge) ? {} : this.invoices.evidenceFor(scope, credentials, charge);
  }

  /** Nomod's documents name no link on a charge, only the return address of the payer. Needs a unit of work. */
  private async ownerByReturn(charge: GatewayCharge): Promise<PaymentOwner | undefined> {
    const paymentId = await this.invoices.paymentReturnedTo(charge);
    return paymentId === undefined ? undefined : this.payments.findOwner(paymentId);
  }

  /** Reads a link that no payment names once. Remembers it when it carries no token of ours. */
  private async evidenceOfLink(
    scope: Scope,
    credentials: GatewayCredentials,
    charge: GatewayCharge,
    linkId: string,
  ): Promise<Evidence> {
    const known = await this.database.reading(scope, async () => {
      if (await this.payments.findByLink(linkId)) return 'ours';
      const linkOwner = await this.ownerByReturn(charge);
      return { linkOwner, isForeign: (await this.foreignLinks.findById(linkId)) !== null };
    });
    // The stored link id may have belonged to another link. It is corrected here, and this link is read again.
    if (known === 'ours')
      return (await this.payments.isSurelyOn(scope, charge))
        ? {}
        : this.evidenceOfLink(scope, credentials, charge, linkId);
    if (known.linkOwner) return { linkOwner: known.linkOwner };
    if (known.isForeign) return { unknownLink: 'foreign' };
    const link = await this.links.read(`${credentials.apiKey} ${linkId}`, () =>
      foundOrUndefined(this.gateway.getLink(credentials, linkId)),
    );
    if (!link) return {};
    const isOurs = await this.database.reading(scope, () => this.payments.isNamedOn(link));
    return { unknownLink: isOurs ? 'ours_soon' : 'foreign' };
  }

  private async asking(scope: Scope, delivery: WebhookDelivery, ask: () => Promise<ReadCharge>): Promise<ReadCharge> {
    const { connectionId, invoiceId, paymentId, chargeId, receivedAt } = delivery;
    const subject = { connectionId, object: 'charge', objectId: chargeId ?? '', invoiceId, paymentId } as const;
    try {
      const read = await ask();
      if (Date.now() - receivedAt.getTime() > MAY_HAVE_FAILED_MS) await this.troubles.over(scope, subject);
      return read;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.kind !== 'unauthorized') {
        await this.troubles.note(scope, subject, error);
        if (isUnusableAnswer(error.kind)) return { found: 'unusable' };
        throw error;
      }
      await this.database.transaction(scope, () =>
        this.bus.publish(new ConnectionRefused({ connection_id: connectionId })),
      );
      throw new RetryLater(REFUSED_KEY_PAUSE_SECONDS, error.message);
    }
  }
}

/** A separate attention row asks a person about it. */
const ON_LOST: Concluded = {
  to: 'conclusion',
  result: 'unmatched',
  note: 'The charge is on a link or invoice that a restore lost',
};

const notOurs = (because: keyof typeof NOT_OURS): Concluded => ({
  to: 'conclusion',
  result: 'not_ours',
  note: NOT_OURS[because],
});

function resultOf(charge: GatewayCharge, isUnrecorded: boolean): DeliveryResult {
  if (!isUnrecorded) return 'ignored_duplicate';
  return tookMoney(charge) ? 'processed' : 'ignored_not_paid';
}

import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import type { ChargeFacts } from '@remit/domain-events';
import type { GatewayCharge } from '@remit/gateway';
import type { PaidWith } from './capture';
import { AccountCharges, type BookedElsewhere } from './charges/account-charges';
import { ChargeRepository } from './charges/charge.repository';
import { LinkIdentity } from './links/link-identity';
import { PaymentRepository } from './payment.repository';

/** The payment that handed out a link of Nomod's. */
export interface LinkOwner {
  readonly id: string;
  readonly invoiceId: string;
}

/** What a payer may read of the payments of an invoice. */
export interface PayersView {
  /** How money was taken, as far as Nomod says, in the order in which it was. */
  readonly paid: readonly { readonly at: Date; readonly with: PaidWith }[];
  /** When the live link stops working. */
  readonly linkExpiresAt: Date | null;
}

/** What other features may ask about payments. Needs a running unit of work, if nothing else is said; changes nothing but the claim on a charge. */
@Injectable()
export class Payments {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly account: AccountCharges,
    private readonly identity: LinkIdentity,
  ) {}

  /** Undefined when the link is not, or not yet, one of ours. */
  async findByLink(linkId: string): Promise<LinkOwner | undefined> {
    return (await this.payments.findByTracking(linkId)) ?? undefined;
  }

  /** Whether a charge that names the link of a payment was surely taken on it. Outside any unit of work: Nomod may be asked. @throws GatewayError */
  async isSurelyOn(scope: Scope, charge: Pick<GatewayCharge, 'linkId' | 'successUrl'>): Promise<boolean> {
    return this.identity.isSurelyOn(scope, charge);
  }

  /** The connection of the live link of an invoice; undefined when it has none. */
  async connectionOfLink(invoiceId: string): Promise<string | undefined> {
    return (await this.payments.findLive(invoiceId))?.connectionId ?? undefined;
  }

  /** Whether the payer disputes a payment of an invoice now. */
  async isDisputed(invoiceId: string): Promise<boolean> {
    return (await this.payments.findPaid(invoiceId)).some(({ disputed }) => disputed);
  }

  async forPayer(invoiceId: string): Promise<PayersView> {
    const [live, taken] = await Promise.all([this.payments.findLive(invoiceId), this.payments.findPaid(invoiceId)]);
    const paid = taken.flatMap(({ succeededAt: at, paidWith }) => (at && paidWith ? [{ at, with: paidWith }] : []));
    return { paid: paid.sort((a, b) => a.at.getTime() - b.at.getTime()), linkExpiresAt: live?.expiresAt ?? null };
  }

  /** Undefined when there is no such payment. */
  async findOwner(paymentId: string): Promise<LinkOwner | undefined> {
    return (await this.payments.findById(paymentId)) ?? undefined;
  }

  /** Whether a link carries the token of one of our payments: a payment is committed before its link is asked for. */
  async isNamedOn({ title, note }: { title: string | null; note: string | null }): Promise<boolean> {
    return (await this.payments.findNamedIn('pay', title, note)) !== null;
  }

  /** Whether a reading of a charge says something that is not recorded yet, nor by another one that is asked about together with it. */
  async isNews(facts: ChargeFacts): Promise<boolean> {
    return this.charges.isNews(facts);
  }

  /** When a connection was last paid through; null before the first time. */
  async lastPaidAt(connectionId: string): Promise<Date | null> {
    return this.payments.lastPaidAt(connectionId);
  }

  /** Makes a charge this environment's, whoever else uses the Nomod account. @returns where it was booked already; undefined when it is ours now */
  async claimCharge(chargeId: string, connectionId: string): Promise<BookedElsewhere | undefined> {
    return this.account.claim(chargeId, connectionId);
  }

  /** The payment that a charge paid, if it is recorded. */
  async findByCharge(chargeId: string): Promise<LinkOwner | undefined> {
    const charge = await this.charges.findById(chargeId);
    const payment = charge && (await this.payments.findById(charge.paymentId));
    return payment ?? undefined;
  }
}

import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import type { ChargeFacts } from '@remit/domain-events';
import type { GatewayCharge } from '@remit/gateway';
import type { PaidWith } from './capture';
import { AccountCharges, type BookedElsewhere } from './charges/account-charges';
import { ChargeRepository } from './charges/charge.repository';
import { LinkVerification } from './links/link-verification';
import type { Payment } from './payment.entity';
import { PaymentRepository } from './payment.repository';
import { PaymentSecrets } from './payment-secrets';

/** The payment that handed out a link of Nomod's. */
export interface LinkOwner {
  readonly id: string;
  readonly invoiceId: string;
}

/**
 * How far the live link of an invoice is. `ready`: it can be paid. `making`: Nomod may have been asked for it, and a
 * worker finishes it. `refused`: nobody makes it until it is requested again.
 */
export type PayersLink =
  | { readonly state: 'ready'; readonly url: string; readonly amountMinor: bigint }
  | { readonly state: 'making' }
  | { readonly state: 'refused'; readonly at: Date };

/** Data about the payments of an invoice that its payer may read. */
export interface PayersView {
  /** How the money was taken, as far as Nomod reports it, in order of payment. */
  readonly paid: readonly { readonly at: Date; readonly with: PaidWith }[];
  /** When the live link expires. */
  readonly linkExpiresAt: Date | null;
  /** Null when no link is live. */
  readonly link: PayersLink | null;
}

/**
 * What other features may read about payments. Needs a unit of work unless stated otherwise. It changes only the
 * claim on a charge.
 */
@Injectable()
export class Payments {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly charges: ChargeRepository,
    private readonly account: AccountCharges,
    private readonly identity: LinkVerification,
    private readonly secrets: PaymentSecrets,
  ) {}

  /** @returns undefined when the link is not ours, or is not known as ours yet */
  async findByLink(linkId: string): Promise<LinkOwner | undefined> {
    return (await this.payments.findByTracking(linkId)) ?? undefined;
  }

  /**
   * Whether a charge that names the link of a payment was certainly taken on it. Must run outside a unit of work,
   * because it may call Nomod.
   * @throws GatewayError
   */
  async isSurelyOn(scope: Scope, charge: Pick<GatewayCharge, 'linkId' | 'successUrl'>): Promise<boolean> {
    return this.identity.isSurelyOn(scope, charge);
  }

  /** The connection of the live link of an invoice; undefined when the invoice has no live link. */
  async connectionOfLink(invoiceId: string): Promise<string | undefined> {
    return (await this.payments.findLive(invoiceId))?.connectionId ?? undefined;
  }

  /** Whether the payer currently disputes a payment of an invoice. */
  async isDisputed(invoiceId: string): Promise<boolean> {
    return (await this.payments.findPaid(invoiceId)).some(({ disputed }) => disputed);
  }

  /** What the page of an invoice shows of its payments. Needs a unit of work. */
  async forPayer(invoiceId: string): Promise<PayersView> {
    const [live, taken] = await Promise.all([this.payments.findLive(invoiceId), this.payments.findPaid(invoiceId)]);
    const paid = taken.flatMap(({ succeededAt: at, paidWith }) => (at && paidWith ? [{ at, with: paidWith }] : []));
    return {
      paid: paid.sort((a, b) => a.at.getTime() - b.at.getTime()),
      linkExpiresAt: live?.expiresAt ?? null,
      link: live && this.linkOf(live),
    };
  }

  private linkOf(live: Payment): PayersLink | null {
    const { paymentStatus, amountMinor, errorCode, updatedAt } = live;
    if (paymentStatus === 'pending') {
      const url = live.showsUrl ? this.secrets.openUrl(live) : null;
      return url === null ? null : { state: 'ready', url, amountMinor };
    }
    const mayBeMade = errorCode === null || errorCode === 'nomod_outcome_unknown';
    return mayBeMade ? { state: 'making' } : { state: 'refused', at: updatedAt };
  }

  /** @returns undefined when the payment does not exist */
  async findOwner(paymentId: string): Promise<LinkOwner | undefined> {
    return (await this.payments.findById(paymentId)) ?? undefined;
  }

  /** Whether a link carries the token of one of our payments. A payment is committed before its link is requested. */
  async isNamedOn({ title, note }: { title: string | null; note: string | null }): Promise<boolean> {
    return (await this.payments.findNamedIn('pay', title, note)) !== null;
  }

  /**
   * Whether a reading of a charge contains news: neither recorded yet nor part of another reading of the same batch.
   */
  async isUnrecorded(facts: ChargeFacts): Promise<boolean> {
    return this.charges.isUnrecorded(facts);
  }

  /** When a payment through the connection last succeeded; null when none has. */
  async lastPaidAt(connectionId: string): Promise<Date | null> {
    return this.payments.lastPaidAt(connectionId);
  }

  /**
   * Claims a charge for this environment. Other environments may use the same Nomod account.
   * @returns where it was booked already; undefined when it is ours now
   */
  async claimCharge(chargeId: string, connectionId: string): Promise<BookedElsewhere | undefined> {
    return this.account.claim(chargeId, connectionId);
  }

  /** The payment that a charge paid; undefined when it is not recorded. */
  async findByCharge(chargeId: string): Promise<LinkOwner | undefined> {
    const charge = await this.charges.findById(chargeId);
    const payment = charge && (await this.payments.findById(charge.paymentId));
    return payment ?? undefined;
  }
}

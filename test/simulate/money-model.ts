import { formatMoney } from '@remit/money';

/** The item that a random number selects; undefined when there are no items. */
export const picked = <T>(all: readonly T[], which: number): T | undefined => all[which % (all.length || 1)];

/** A charge at the sandbox as the payer intended it, in minor units of the bill's currency. */
export interface ModelCharge {
  readonly id: string;
  /** Null when the charge counts towards the invoice; otherwise its different currency. */
  readonly foreignCurrency: string | null;
  /** The amount for the bill, and the extra amount. */
  readonly ownMinor: bigint;
  readonly extrasMinor: bigint;
  refundedMinor: bigint;
}

export interface ModelOffline {
  readonly paymentId: string;
  readonly amountMinor: bigint;
  refundedMinor: bigint;
}

/** The expected invoice, independent of the order in which facts become known. */
export interface ExpectedInvoice {
  readonly invoice_status: 'finalized' | 'voided';
  readonly payment_status: string;
  readonly amount_paid: string;
  readonly amount_remaining: string;
  readonly refunded_amount: string;
  readonly overpaid_amount: string | null;
}

/**
 * The expected state of one invoice, kept in memory from the acts of payers and clerks. It does not model events,
 * retries or ledgers.
 */
export class MoneyModel {
  readonly charges: ModelCharge[] = [];
  readonly offline: ModelOffline[] = [];
  isVoided = false;

  constructor(
    readonly currency: string,
    readonly dueMinor: bigint,
  ) {}

  get takenMinor(): bigint {
    return sum(this.fitting.map((charge) => charge.ownMinor)) + sum(this.offline.map((payment) => payment.amountMinor));
  }

  get owedMinor(): bigint {
    return this.isVoided ? 0n : notNegative(this.dueMinor - this.takenMinor);
  }

  expected(): ExpectedInvoice {
    const refunded =
      sum(this.fitting.map((charge) => smaller(charge.refundedMinor, charge.ownMinor))) +
      sum(this.offline.map((payment) => payment.refundedMinor));
    const paid = this.isVoided ? 0n : this.takenMinor;
    const overpaid = this.isVoided ? 0n : notNegative(notNegative(paid - this.dueMinor) - refunded);
    return {
      invoice_status: this.isVoided ? 'voided' : 'finalized',
      payment_status: this.paymentStatus(paid, refunded),
      amount_paid: this.money(paid),
      amount_remaining: this.money(this.owedMinor),
      refunded_amount: this.money(refunded),
      overpaid_amount: overpaid > 0n ? this.money(overpaid) : null,
    };
  }

  money(minor: bigint): string {
    return formatMoney(minor, this.currency);
  }

  private paymentStatus(paid: bigint, refunded: bigint): string {
    if (this.isVoided) return 'voided';
    if (paid < this.dueMinor) return 'pending';
    const kept = paid - refunded;
    if (kept > this.dueMinor) return 'overpaid';
    if (kept === this.dueMinor) return 'succeeded';
    return kept > 0n ? 'partially_refunded' : 'refunded';
  }

  private get fitting(): ModelCharge[] {
    return this.charges.filter((charge) => charge.foreignCurrency === null);
  }
}

const sum = (amounts: bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const notNegative = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

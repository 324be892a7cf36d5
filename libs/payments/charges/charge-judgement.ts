import type { ChargeFacts } from '@remit/domain-events';

/** What was asked of the payer. */
export interface Asked {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/**
 * What a charge means for what was asked. `not_yet`: no money moved so far. `attempt_failed`: the payer tried and was not charged.
 * `other_currency`: money was taken that cannot be compared. `captured`: money was taken in our currency.
 */
export type ChargeJudgement =
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'attempt_failed' }
  | { readonly kind: 'other_currency'; readonly currency: string; readonly totalMinor: bigint }
  | CapturedJudgement;

export interface CapturedJudgement {
  readonly kind: 'captured';
  /** How the part that counts compares with what was asked. */
  readonly fit: 'exact' | 'partial' | 'over';
  /** Counts towards the invoice, in minor units of the asked currency. */
  readonly amountMinor: bigint;
  /** Tip, service fee and account tax beside it. */
  readonly extrasMinor: bigint;
  /** Everything given back so far, in the asked currency. */
  readonly refundedMinor: bigint;
  readonly disputed: boolean;
}

const MONEY_TAKEN = new Set(['paid', 'refunded', 'partially_refunded', 'disputed']);
const NO_MONEY = new Set(['failed', 'cancelled']);

/**
 * The one rule that decides what a charge means. Total and free of order: it looks only at what was asked and at the charge as Nomod serves it
 * now, and every status we do not know means "not yet".
 */
export function judgeCharge(asked: Asked, charge: ChargeFacts): ChargeJudgement {
  if (NO_MONEY.has(charge.status)) return { kind: 'attempt_failed' };
  if (!MONEY_TAKEN.has(charge.status)) return { kind: 'not_yet' };
  const taken = inAskedCurrency(charge);
  if (taken.currency !== asked.currency) {
    return { kind: 'other_currency', currency: taken.currency, totalMinor: taken.totalMinor };
  }
  const extrasMinor = extrasIn(taken.totalMinor, asked.amountMinor, charge);
  const amountMinor = taken.totalMinor - extrasMinor;
  return {
    kind: 'captured',
    fit: amountMinor === asked.amountMinor ? 'exact' : amountMinor < asked.amountMinor ? 'partial' : 'over',
    amountMinor,
    extrasMinor,
    refundedMinor: taken.refundedMinor,
    disputed: charge.status === 'disputed',
  };
}

interface Taken {
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly refundedMinor: bigint;
}

/** A payer may pay in their card's currency: then the original amount is what our link asked, and refunds count in proportion. */
function inAskedCurrency(charge: ChargeFacts): Taken {
  const total = BigInt(charge.total_minor);
  const refunded = refundedOf(charge, total);
  if (
    charge.original_currency === null ||
    charge.original_total_minor === null ||
    charge.original_currency === charge.currency
  ) {
    return { currency: charge.currency, totalMinor: total, refundedMinor: refunded };
  }
  const original = BigInt(charge.original_total_minor);
  return {
    currency: charge.original_currency,
    totalMinor: original,
    refundedMinor: total === 0n ? 0n : (original * refunded * 2n + total) / (total * 2n),
  };
}

/** Never above what was taken; a charge that says `refunded` was given back whole even when the figure is missing. */
function refundedOf(charge: ChargeFacts, total: bigint): bigint {
  const stated = BigInt(charge.refund_total_minor);
  if (charge.status === 'refunded' && stated === 0n) return total;
  return stated > total ? total : stated;
}

/** The declared extras that explain why more was taken than asked; what they do not explain counts towards the invoice. */
function extrasIn(totalMinor: bigint, askedMinor: bigint, charge: ChargeFacts): bigint {
  const surplus = totalMinor - askedMinor;
  if (surplus <= 0n) return 0n;
  const tip = BigInt(charge.tip_minor);
  const fee = BigInt(charge.service_fee_minor);
  const tax = BigInt(charge.tax_minor);
  const converted = charge.original_currency !== null && charge.original_currency !== charge.currency;
  // The parts are told in the payer's currency only: when there are any, they are what the original amount exceeds ours by.
  if (converted) return tip + fee + tax > 0n ? surplus : 0n;
  const withTax = tip + fee + tax;
  if (surplus === withTax || surplus === tax) return surplus;
  return tip + fee < surplus ? tip + fee : surplus;
}

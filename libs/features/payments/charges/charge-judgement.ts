import type { ChargeFacts } from '@remit/domain-events';
import { extrasIn, extrasInConverted, tookMoney, tookNone } from '@remit/gateway';

/** What was asked of the payer. */
export interface Asked {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/**
 * What a charge means for what was asked. `not_yet`: no money moved so far. `attempt_failed`: the payer tried and was not charged.
 * `took_nothing`: Nomod calls it paid, and its total is zero. `captured`: money was taken.
 */
export type ChargeJudgement =
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'attempt_failed' }
  | { readonly kind: 'took_nothing' }
  | CapturedJudgement;

export interface CapturedJudgement {
  readonly kind: 'captured';
  /** How the part that counts compares with what was asked; money in another currency cannot be compared and pays nothing. */
  readonly fit: 'exact' | 'partial' | 'over' | 'other_currency';
  /** Currency of the amounts below: the asked one, unless that is what differs. */
  readonly currency: string;
  /** Counts towards the invoice. */
  readonly amountMinor: bigint;
  /** Tip, service fee and account tax beside it. */
  readonly extrasMinor: bigint;
  /** False when the parts of the charge cannot be read well enough to tell the two apart: all of it counts then, and a person should look. */
  readonly isSplitCertain: boolean;
  /** Everything given back so far. */
  readonly refundedMinor: bigint;
  readonly disputed: boolean;
}

/**
 * The one rule that decides what a charge means. Total and free of order: it looks only at what was asked and at what is believed of the charge, and every
 * status we do not know means "not yet".
 */
export function judgeCharge(asked: Asked, charge: ChargeFacts): ChargeJudgement {
  if (tookNone(charge)) return { kind: 'attempt_failed' };
  if (!tookMoney(charge)) return { kind: 'not_yet' };
  const { currency, totalMinor, refundedMinor } = takenBy(charge);
  if (totalMinor === 0n) return { kind: 'took_nothing' };
  const comparable = currency === asked.currency;
  const split = isConverted(charge) ? extrasInConverted : extrasIn;
  const extras = comparable ? split(totalMinor, asked.amountMinor, charge) : { minor: 0n, isCertain: true };
  const extrasMinor = extras.minor;
  const amountMinor = totalMinor - extrasMinor;
  return {
    kind: 'captured',
    fit: comparable ? fitOf(amountMinor, asked.amountMinor) : 'other_currency',
    currency,
    amountMinor,
    extrasMinor,
    isSplitCertain: extras.isCertain,
    refundedMinor,
    disputed: charge.status === 'disputed',
  };
}

/** What a charge took and gave back, in minor units of the currency that its link or invoice was in. */
export interface Taken {
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly refundedMinor: bigint;
}

/** A payer may pay in their card's currency: then the original amount is what our link asked, and refunds count in proportion. */
export function takenBy(charge: ChargeFacts): Taken {
  const total = BigInt(charge.total_minor);
  const refunded = refundedOf(charge, total);
  if (charge.original_currency === null || charge.original_total_minor === null || !isConverted(charge)) {
    return { currency: charge.currency, totalMinor: total, refundedMinor: refunded };
  }
  const original = BigInt(charge.original_total_minor);
  return {
    currency: charge.original_currency,
    totalMinor: original,
    refundedMinor: total === 0n ? 0n : (original * refunded * 2n + total) / (total * 2n),
  };
}

/** Nomod has nothing of it: no money was taken, all of it was given back, or the payer's bank holds it. */
export function holdsNothing(charge: ChargeFacts): boolean {
  if (!tookMoney(charge) || charge.status === 'disputed') return true;
  const { totalMinor, refundedMinor } = takenBy(charge);
  return refundedMinor >= totalMinor;
}

function fitOf(amountMinor: bigint, askedMinor: bigint): 'exact' | 'partial' | 'over' {
  if (amountMinor === askedMinor) return 'exact';
  return amountMinor < askedMinor ? 'partial' : 'over';
}

/** Never above what was taken; a charge that says `refunded` was given back whole even when the figure is missing. */
function refundedOf(charge: ChargeFacts, total: bigint): bigint {
  const stated = BigInt(charge.refund_total_minor);
  if (charge.status === 'refunded' && stated === 0n) return total;
  return smaller(stated, total);
}

const isConverted = (charge: ChargeFacts): boolean =>
  charge.original_currency !== null && charge.original_currency !== charge.currency;

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

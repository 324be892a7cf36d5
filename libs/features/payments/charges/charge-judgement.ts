import type { ChargeFacts } from '@remit/domain-events';
import { extrasIn, extrasInConverted, tookMoney, tookNone } from '@remit/gateway';
import type { Money } from '@remit/money';

/**
 * The meaning of a charge for the requested amount. `not_yet`: no money moved so far. `attempt_failed`: the payer
 * tried and was not charged. `took_nothing`: Nomod reports it as paid, and its total is zero. `captured`: money was
 * taken.
 */
export type ChargeJudgement =
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'attempt_failed' }
  | { readonly kind: 'took_nothing' }
  | CapturedJudgement;

/** Its money is the part that counts towards the invoice, in the requested currency unless `fit` is `other_currency`. */
export interface CapturedJudgement extends Money {
  readonly kind: 'captured';
  /**
   * Compares the part that counts with the requested amount. Money in another currency cannot be compared and pays
   * nothing.
   */
  readonly fit: 'exact' | 'partial' | 'over' | 'other_currency';
  /** Tip, service fee and account tax, in addition to `amountMinor`. */
  readonly extrasMinor: bigint;
  /**
   * False when the parts of the charge do not tell the two amounts apart. All of it then counts, and a person should
   * check it.
   */
  readonly isSplitCertain: boolean;
  /** Total refunded so far. */
  readonly refundedMinor: bigint;
  readonly disputed: boolean;
}

/**
 * The only rule that decides what a charge means. It accepts every input and does not depend on order: it reads only
 * the requested amount and the accepted facts of the charge. Every unknown status means "not yet".
 */
export function judgeCharge(asked: Money, charge: ChargeFacts): ChargeJudgement {
  if (tookNone(charge)) return { kind: 'attempt_failed' };
  if (!tookMoney(charge)) return { kind: 'not_yet' };
  const { currency, totalMinor, refundedMinor } = capturedAmounts(charge);
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

/** The amounts that a charge took and refunded, in minor units of the currency of its link or invoice. */
export interface CapturedAmounts {
  readonly currency: string;
  readonly totalMinor: bigint;
  readonly refundedMinor: bigint;
}

/**
 * A payer may pay in the currency of their card. The original amount is then the one that our link requested, and
 * refunds count in proportion.
 */
export function capturedAmounts(charge: ChargeFacts): CapturedAmounts {
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

/** Nomod holds no money of the charge: none was taken, all of it was refunded, or the payer's bank holds it. */
export function holdsNothing(charge: ChargeFacts): boolean {
  if (!tookMoney(charge) || charge.status === 'disputed') return true;
  const { totalMinor, refundedMinor } = capturedAmounts(charge);
  return refundedMinor >= totalMinor;
}

function fitOf(amountMinor: bigint, askedMinor: bigint): 'exact' | 'partial' | 'over' {
  if (amountMinor === askedMinor) return 'exact';
  return amountMinor < askedMinor ? 'partial' : 'over';
}

/** Never more than was taken. A charge with status `refunded` was refunded in full even when the figure is missing. */
function refundedOf(charge: ChargeFacts, total: bigint): bigint {
  const stated = BigInt(charge.refund_total_minor);
  if (charge.status === 'refunded' && stated === 0n) return total;
  return smaller(stated, total);
}

const isConverted = (charge: ChargeFacts): boolean =>
  charge.original_currency !== null && charge.original_currency !== charge.currency;

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

import type { DoneAct } from '@remit/approvals';
import type { ChargeFacts } from '@remit/domain-events';
import { readAmount } from '@remit/http-api';
import { longestCallMs } from '@remit/gateway';
import type { Settings } from '@remit/settings';
import { capturedAmounts } from '../charges/charge-judgement';
import type { Payment } from '../payment.entity';
import type { Creator } from '../payment-row.entity';
import { PaymentRefund } from './payment-refund.entity';
import { aboveRefundable, notRefundable } from './refund-errors';

export interface RefundRequest extends Creator {
  readonly paymentId: string;
  /** Major units of the payment's currency, or all that is left. */
  readonly amount: string | number | 'all';
  readonly reason: string | null;
}

/** Milliseconds of a lease in addition to the maximum duration of its calls. */
const LEASE_MARGIN_MS = 5_000;

/** Milliseconds of the lease of a process that works on a refund: a read, the call and a read. */
export const leaseMs = (settings: Settings): number => 3 * longestCallMs(settings) + LEASE_MARGIN_MS;

/**
 * A refund is never higher than the amount taken.
 * @throws ApiError conflict when nothing is left, validation_error when the amount is too high
 */
export function assertRefundable(payment: Payment, amountMinor: bigint): void {
  if (!payment.isPaid || payment.refundableMinor === 0n) throw notRefundable(payment);
  if (amountMinor > payment.refundableMinor) throw aboveRefundable(payment, payment.refundableMinor);
}

export function amountOf(payment: Payment, { amount }: RefundRequest): bigint {
  if (amount === 'all') return payment.refundableMinor;
  return readAmount(amount, payment.currency, 'amount');
}

/** What is refunded now, with what was refunded in Nomod's dashboard. */
export const refundsOf = (payment: Payment, requested: readonly PaymentRefund[]): DoneAct[] => {
  const acts = requested.map(({ id, keptMinor }) => ({ id, minor: keptMinor }));
  return [...acts, { id: payment.id, minor: acts.reduce((rest, { minor }) => rest - minor, payment.refundedMinor) }];
};

export function newRefund(id: string, payment: Payment, amountMinor: bigint, request: RefundRequest): PaymentRefund {
  const now = new Date();
  return Object.assign(new PaymentRefund(), {
    id,
    paymentId: payment.id,
    chargeId: payment.gatewayPaymentId,
    currency: payment.currency,
    amountMinor,
    reason: request.reason,
    createdBy: request.createdBy,
    createdByName: request.createdByName,
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<PaymentRefund>);
}

/**
 * The refund total that the charge must reach to refund `amountMinor` of the payment's currency. The figures of
 * charge and payment differ only when the payer paid in another currency. The same share of the charge is then
 * refunded, and a full refund leaves no remainder.
 * @returns minor units of the charge's currency
 */
export function refundTarget(charge: ChargeFacts, amountMinor: bigint): bigint {
  const { totalMinor, refundedMinor } = capturedAmounts(charge);
  const wanted = refundedMinor + amountMinor;
  const chargeTotal = BigInt(charge.total_minor);
  if (wanted >= totalMinor) return chargeTotal;
  return chargeTotal === totalMinor ? wanted : (wanted * chargeTotal * 2n + totalMinor) / (totalMinor * 2n);
}

/** A refund that was given up, and the refund that was requested in its place. */
export interface LateRefund {
  readonly late: PaymentRefund;
  readonly again: PaymentRefund;
}

/**
 * Finds the refund that explains why Nomod refunded more than was requested here: one of its calls was given up
 * without an answer, and it was requested again, with the same key or as another refund.
 * @param refunds refunds of one payment, oldest first
 * @param shownMinor refund total of the charge, in the charge's currency
 */
export function lateRefund(refunds: readonly PaymentRefund[], shownMinor: bigint): LateRefund | undefined {
  for (const late of refunds) {
    if (late.callsInDoubt === 0 || late.seenMinor === null) continue;
    const shown = refunds.filter((one) => isShown(one, shownMinor) && (one === late || isSince(one, late)));
    const again = shown.find((one) => one === late || one.amountMinor === late.amountMinor);
    const expected = shown.reduce((sum, one) => sum + keptAtNomod(one), late.seenMinor);
    if (again && shownMinor - expected >= atNomod(late)) return { late, again };
  }
  return undefined;
}

/**
 * Whether an earlier try of a refund with the same key was executed: the charge shows its amount in addition to the
 * other refunds since.
 * @param others refunds of the same payment
 * @param shownMinor refund total of the charge, in the charge's currency
 */
export function wasDoneBefore(refund: PaymentRefund, others: readonly PaymentRefund[], shownMinor: bigint): boolean {
  if (refund.seenMinor === null || refund.targetMinor === null) return false;
  const since = others.filter((other) => other.state === 'done' && isSince(other, refund));
  const expected = since.reduce((sum, other) => sum + atNomod(other), refund.seenMinor);
  return shownMinor - expected >= atNomod(refund);
}

/**
 * The other refund was called when the refund total of the charge was at least as high as at the call of the given
 * one.
 */
const isSince = (other: PaymentRefund, { id, seenMinor }: PaymentRefund): boolean =>
  other.id !== id && other.seenMinor !== null && seenMinor !== null && other.seenMinor >= seenMinor;

/** The refund is done, or it is open and the charge shows it, but it is not recorded as done yet. */
const isShown = ({ state, isOpen, targetMinor }: PaymentRefund, shownMinor: bigint): boolean =>
  state === 'done' || (isOpen && targetMinor !== null && targetMinor <= shownMinor);

/** The requested amount, in the charge's currency. */
const atNomod = ({ seenMinor, targetMinor }: PaymentRefund): bigint => (targetMinor ?? 0n) - (seenMinor ?? 0n);

/** The amount that is still refunded, in the charge's currency. */
const keptAtNomod = (refund: PaymentRefund): bigint =>
  (atNomod(refund) * (refund.amountMinor - refund.reversedMinor)) / refund.amountMinor;

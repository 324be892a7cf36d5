import type { ChargeFacts } from '@remit/domain-events';
import { readAmount } from '@remit/http-api';
import { longestCallMs } from '@remit/gateway';
import type { Settings } from '@remit/settings';
import { takenBy } from '../charges/charge-judgement';
import type { Payment } from '../payment.entity';
import { PaymentRefund } from './payment-refund.entity';
import { aboveRefundable, notRefundable } from './refund-errors';

export interface RefundRequest {
  readonly paymentId: string;
  /** Major units of the payment's currency, or all that is left. */
  readonly amount: string | number | 'all';
  readonly reason: string | null;
  readonly createdBy: string;
}

/** A working process is trusted this much longer than the calls it makes may take, in milliseconds. */
const LEASE_MARGIN_MS = 5_000;

/** How long a process that works on a refund is trusted: a look, the call and a look. */
export const leaseMs = (settings: Settings): number => 3 * longestCallMs(settings) + LEASE_MARGIN_MS;

/** Never above what was taken. @throws ApiError conflict when nothing is left, validation_error when it is too much. */
export function assertRefundable(payment: Payment, amountMinor: bigint): void {
  if (!payment.isPaid || payment.refundableMinor === 0n) throw notRefundable(payment);
  if (amountMinor > payment.refundableMinor) throw aboveRefundable(payment, payment.refundableMinor);
}

export function amountOf(payment: Payment, { amount }: RefundRequest): bigint {
  if (amount === 'all') return payment.refundableMinor;
  return readAmount(amount, payment.currency, 'amount');
}

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
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<PaymentRefund>);
}

/**
 * What the charge's own cumulative figure must become for `amountMinor` of the payment's currency to go back. The two differ only when the payer
 * paid in another currency: then it is the same share of the charge, and giving all back leaves nothing over.
 * @returns minor units of the charge's currency.
 */
export function refundTarget(charge: ChargeFacts, amountMinor: bigint): bigint {
  const { totalMinor, refundedMinor } = takenBy(charge);
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
 * Finds the refund that explains why Nomod gave back more than was asked for here: a call of it was given up without an answer, and it was asked for again,
 * with the same key or as another refund.
 * @param refunds of one payment, oldest first. @param shownMinor what the charge says was given back, in its own currency.
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
 * Whether a refund that is tried again with the same key was done by an earlier try: the charge shows as much beside what others gave back since.
 * @param others of the same payment. @param shownMinor what the charge shows, in its own currency.
 */
export function wasDoneBefore(refund: PaymentRefund, others: readonly PaymentRefund[], shownMinor: bigint): boolean {
  if (refund.seenMinor === null || refund.targetMinor === null) return false;
  const since = others.filter((other) => other.state === 'done' && isSince(other, refund));
  const expected = since.reduce((sum, other) => sum + atNomod(other), refund.seenMinor);
  return shownMinor - expected >= atNomod(refund);
}

/** Nomod was asked for it when it had done nothing less than when it was asked for the earlier one. */
const isSince = (other: PaymentRefund, { id, seenMinor }: PaymentRefund): boolean =>
  other.id !== id && other.seenMinor !== null && seenMinor !== null && other.seenMinor >= seenMinor;

/** Done, or under way and shown by the charge already, which nobody has noted yet. */
const isShown = ({ state, isOpen, targetMinor }: PaymentRefund, shownMinor: bigint): boolean =>
  state === 'done' || (isOpen && targetMinor !== null && targetMinor <= shownMinor);

/** What was asked for, in the charge's currency. */
const atNomod = ({ seenMinor, targetMinor }: PaymentRefund): bigint => (targetMinor ?? 0n) - (seenMinor ?? 0n);

/** What is still given back of it, in the charge's currency. */
const keptAtNomod = (refund: PaymentRefund): bigint =>
  (atNomod(refund) * (refund.amountMinor - refund.reversedMinor)) / refund.amountMinor;

import { ApiError } from '@remit/http-api';

/**
 * State of a payment. `initiated`: saved, no URL yet. `pending`: the payer has a URL. `succeeded`: a charge took the
 * money. `failed`: the money of the charge is gone. `expired`: its deadline passed.
 */
export type PaymentStatus =
  'initiated' | 'pending' | 'succeeded' | 'partially_refunded' | 'refunded' | 'failed' | 'voided' | 'expired';

/**
 * The allowed transitions. A paid payment stays paid with two exceptions: it was recorded by hand and by mistake, or
 * a person states that the money is gone. In the second case it is paid again if Nomod has the money after all. A
 * refunded payment becomes paid again when Nomod reverses the refund. A charge that was taken before the deadline and
 * shown after it pays an expired payment.
 */
export const PAYMENT_TRANSITIONS: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  initiated: ['pending', 'succeeded', 'failed', 'voided', 'expired'],
  pending: ['succeeded', 'failed', 'voided', 'expired'],
  succeeded: ['partially_refunded', 'refunded', 'voided', 'failed'],
  partially_refunded: ['refunded', 'succeeded'],
  refunded: ['partially_refunded', 'succeeded'],
  failed: ['succeeded'],
  voided: [],
  expired: ['succeeded'],
};

/** @throws ApiError conflict when the transition is not allowed */
export function assertTransition(payment: { id: string; paymentStatus: PaymentStatus }, next: PaymentStatus): void {
  const { id, paymentStatus } = payment;
  if (PAYMENT_TRANSITIONS[paymentStatus].includes(next)) return;
  throw new ApiError('conflict', {
    message: `A payment in status ${paymentStatus} cannot change to ${next}`,
    details: { payment_id: id, payment_status: paymentStatus },
  });
}

export const PAYMENT_STATUSES = Object.keys(PAYMENT_TRANSITIONS) as PaymentStatus[];

/** States in which the payer can still pay by the payment's own URL. */
export const OPEN_STATUSES: readonly PaymentStatus[] = ['initiated', 'pending'];

/** States in which a charge on the link pays the payment. A charge taken before the deadline may appear after it. */
export const PAYABLE_STATUSES: readonly PaymentStatus[] = [...OPEN_STATUSES, 'expired'];

/** States in which the payment's money was taken. */
export const PAID_STATUSES: readonly PaymentStatus[] = ['succeeded', 'partially_refunded', 'refunded'];

export type PaymentMethodType = 'payment_link' | 'card' | 'offline';

/** State of the URL that the payer uses. It is separate from the state of the payment. */
export type LinkState = 'active' | 'used' | 'closing' | 'disabled';

export type LinkName = 'with_token' | 'final';

/** An encrypted URL and the fingerprint by which it is found. */
export interface SealedUrl {
  readonly sealed: string;
  readonly fingerprint: string;
}

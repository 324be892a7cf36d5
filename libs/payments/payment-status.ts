/** State of a payment. `initiated`: saved, no URL yet. `pending`: the payer has a URL. `succeeded`: a charge took the money. */
export type PaymentStatus =
  'initiated' | 'pending' | 'succeeded' | 'partially_refunded' | 'refunded' | 'failed' | 'voided';

/**
 * Where each state may go. What was paid stays paid, unless it was recorded by hand and by mistake; only what was given back of it may come back, when
 * Nomod reverses a refund.
 */
export const PAYMENT_TRANSITIONS: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  initiated: ['pending', 'succeeded', 'failed', 'voided'],
  pending: ['succeeded', 'failed', 'voided'],
  succeeded: ['partially_refunded', 'refunded', 'voided'],
  partially_refunded: ['refunded', 'succeeded'],
  refunded: ['partially_refunded', 'succeeded'],
  failed: [],
  voided: [],
};

export const PAYMENT_STATUSES = Object.keys(PAYMENT_TRANSITIONS) as PaymentStatus[];

/** States in which a payer may still pay by the payment's own URL. */
export const OPEN_STATUSES: readonly PaymentStatus[] = ['initiated', 'pending'];

/** States in which the payment's money was taken. */
export const PAID_STATUSES: readonly PaymentStatus[] = ['succeeded', 'partially_refunded', 'refunded'];

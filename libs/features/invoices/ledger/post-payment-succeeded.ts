import { entriesOf, type Posting } from './posting';

/** Money that was taken for an invoice, in minor units. */
export interface ReceivedPayment {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly chargeId: string | null;
  readonly currency: string;
  /** What counts towards the invoice. */
  readonly amountMinor: bigint;
  /** Tips, service fees and account taxes beside it. */
  readonly extrasMinor: bigint;
  readonly paidAt: Date;
  readonly offline: boolean;
}

export const paymentSourceKey = (paymentId: string): string => `payment:${paymentId}`;

/**
 * All the money is recorded: as much as remains settles the invoice, the rest is an overpayment, the extras are kept apart.
 * @param remainingMinor what the open invoice still asks; null when the money cannot be applied to it.
 */
export function postPaymentSucceeded(payment: ReceivedPayment, remainingMinor: bigint | null): Posting {
  const { amountMinor, extrasMinor } = payment;
  const applied = remainingMinor === null ? 0n : remainingMinor < amountMinor ? remainingMinor : amountMinor;
  const excess = amountMinor - applied;
  return {
    kind: 'payment',
    sourceKey: paymentSourceKey(payment.paymentId),
    invoiceId: payment.invoiceId,
    paymentId: payment.paymentId,
    chargeId: payment.chargeId,
    currency: payment.currency,
    occurredAt: payment.paidAt,
    entries: entriesOf(
      [payment.offline ? 'offline' : 'gateway_clearing', amountMinor + extrasMinor],
      ['receivable', -applied],
      [remainingMinor === null ? 'unapplied' : 'overpayments', -excess],
      ['extras', -extrasMinor],
    ),
  };
}

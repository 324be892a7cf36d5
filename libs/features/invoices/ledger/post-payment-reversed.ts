import type { BookedPayment } from './booked-payment';
import { allocation, type DueAndPaid } from './post-payment-corrected';
import { entriesOf, type Posting } from './posting';

/** A payment that was recorded as received outside, and was not received. */
export interface PaymentReversal {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly currency: string;
  readonly occurredAt: Date;
}

export const reversalSourceKey = (paymentId: string): string => `reversal:${paymentId}`;

/** Books the opposite of what was booked of the payment; what was booked stays. */
export function postPaymentReversed(reversal: PaymentReversal, booked: BookedPayment, invoice: DueAndPaid): Posting {
  const { ownMinor: taken } = booked;
  return {
    kind: 'payment',
    sourceKey: reversalSourceKey(reversal.paymentId),
    invoiceId: reversal.invoiceId,
    paymentId: reversal.paymentId,
    chargeId: null,
    currency: reversal.currency,
    occurredAt: reversal.occurredAt,
    entries: entriesOf(
      ['offline', -taken],
      ...(booked.unapplied ? ([['unapplied', taken]] as const) : allocation(-taken, invoice)),
    ),
  };
}

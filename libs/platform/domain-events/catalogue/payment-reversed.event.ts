import { DomainEvent } from '../domain-event';

/** A payment that was recorded by hand was taken back: it was a mistake, and no money was received. */
export class PaymentReversed extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly currency: string;
  /** What had been recorded as received. */
  readonly amount_minor: string;
  readonly reason: string | null;
}> {
  static readonly type = 'payment.reversed';
  static readonly version = 1;
}

import { DomainEvent } from '../domain-event';

/** A charge took another amount than it was first said to. Two readings of the charge say so. */
export class PaymentAmountCorrected extends DomainEvent<{
  readonly payment_id: string;
  readonly invoice_id: string;
  readonly charge_id: string;
  readonly currency: string;
  readonly amount_before_minor: string;
  readonly extras_before_minor: string;
  /** Absolute: what counts towards the invoice now. */
  readonly amount_minor: string;
  readonly extras_minor: string;
}> {
  static readonly type = 'payment.amount_corrected';
  static readonly version = 1;
}

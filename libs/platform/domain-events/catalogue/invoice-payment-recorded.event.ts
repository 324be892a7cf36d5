import { DomainEvent } from '../domain-event';

/** Money was booked on an invoice, or moved back: its figures follow. */
export class InvoicePaymentRecorded extends DomainEvent<{
  readonly invoice_id: string;
  readonly payment_id: string | null;
  readonly currency: string;
  readonly payment_status: string;
  readonly amount_paid_minor: string;
  readonly amount_remaining_minor: string;
  readonly refunded_amount_minor: string;
}> {
  static readonly type = 'invoice.payment_recorded';
  static readonly version = 1;
}

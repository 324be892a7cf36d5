import { DomainEvent } from './domain-event';

/** The remaining amount of an open invoice changed by something other than a payment through its own link. */
export class InvoiceAmountChanged extends DomainEvent<{
  readonly invoice_id: string;
  readonly currency: string;
  readonly amount_remaining_minor: string;
}> {
  static readonly type = 'invoice.amount_changed';
  static readonly version = 1;
}

/** A draft invoice was saved. */
export class InvoiceCreated extends DomainEvent<{
  readonly invoice_id: string;
  readonly customer_id: string;
}> {
  static readonly type = 'invoice.created';
  static readonly version = 1;
}

/** A credit note was created. Its amount of the invoice is no longer owed. */
export class InvoiceCredited extends DomainEvent<{
  readonly invoice_id: string;
  readonly credit_note_id: string;
  readonly credit_note_number: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly reason: string;
}> {
  static readonly type = 'invoice.credited';
  static readonly version = 1;
}

/** Details of a finalized invoice other than its amount changed: its due date or its description. */
export class InvoiceDetailsChanged extends DomainEvent<{
  readonly invoice_id: string;
  readonly changed: readonly ('due_date' | 'description')[];
}> {
  static readonly type = 'invoice.details_changed';
  static readonly version = 1;
}

/** An invoice got its number and is owed. */
export class InvoiceFinalized extends DomainEvent<{
  readonly invoice_id: string;
  readonly customer_id: string;
  readonly invoice_number: string;
  readonly currency: string;
  readonly amount_due_minor: string;
}> {
  static readonly type = 'invoice.finalized';
  static readonly version = 1;
}

/** The due date has passed in the time zone of the business, and an amount remains. Published once per invoice. */
export class InvoiceOverdue extends DomainEvent<{
  readonly invoice_id: string;
  readonly customer_id: string;
  readonly currency: string;
  readonly amount_remaining_minor: string;
  /** `YYYY-MM-DD`. */
  readonly due_date: string;
}> {
  static readonly type = 'invoice.overdue';
  static readonly version = 1;
}

/** Money was booked on an invoice or moved back. The members are the new figures of the invoice. */
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

/** An invoice is no longer owed. */
export class InvoiceVoided extends DomainEvent<{
  readonly invoice_id: string;
  readonly reason: string | null;
}> {
  static readonly type = 'invoice.voided';
  static readonly version = 1;
}

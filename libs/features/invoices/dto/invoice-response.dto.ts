import { ApiProperty } from '@nestjs/swagger';
import { CustomerResponse } from '@remit/customers';
import {
  type InvoicePaymentStatus,
  type InvoiceStatus,
  invoicePaymentStatuses,
  invoiceStatuses,
} from '../invoice-rules';
import { type ChosenOptions, PaymentOptionsRequest } from '@remit/nomod';
import { LineItemResponse } from './line-item-response.dto';

const Text = () => ApiProperty({ type: String });
const OptionalText = () => ApiProperty({ type: String, nullable: true });
const Time = () => ApiProperty({ type: String, format: 'date-time' });
const OptionalTime = () => ApiProperty({ type: String, format: 'date-time', nullable: true });
const Money = () => ApiProperty({ type: String, example: '100.00' });
/** Flexprice's clients expect the key; there is no such thing here. */
const Unused = () => ApiProperty({ type: String, nullable: true, description: 'Always null' });
/** Flexprice's clients expect the key; there is no such thing here. */
const Empty = () => ApiProperty({ type: [String], description: 'Always empty' });

/** All lines of one tax rate. */
export class RateTaxResponse {
  @ApiProperty({ example: '5', description: 'Per cent' })
  readonly tax_rate: string;

  @ApiProperty({ example: '100.00', description: 'The lines together, less their share of the discount' })
  readonly taxable_amount: string;

  @ApiProperty({ example: '5.00', description: 'The taxes of the lines together' })
  readonly tax_amount: string;
}

/** An invoice: every key present, amounts as decimal text with the digits of their currency, times in UTC. */
export class InvoiceResponse {
  @Text()
  readonly id: string;

  @Text()
  readonly customer_id: string;

  @ApiProperty({ type: CustomerResponse, nullable: true, description: 'As GET /customers/{id} shows it' })
  readonly customer: CustomerResponse | null;

  @OptionalText()
  readonly invoice_number: string | null;

  @ApiProperty({ enum: ['one_off'] })
  readonly invoice_type: 'one_off';

  @ApiProperty({ enum: invoiceStatuses })
  readonly invoice_status: InvoiceStatus;

  @ApiProperty({ enum: invoicePaymentStatuses })
  readonly payment_status: InvoicePaymentStatus;

  @ApiProperty({ example: 'USD' })
  readonly currency: string;

  @Money()
  readonly subtotal: string;

  @Money()
  readonly total_discount: string;

  @Money()
  readonly total_prepaid_credits_applied: string;

  @Money()
  readonly total_tax: string;

  @ApiProperty({ type: [RateTaxResponse], description: 'The tax by rate; empty where no line has one' })
  readonly tax_summary: RateTaxResponse[];

  @Money()
  readonly total: string;

  @ApiProperty({ example: '0.00', description: 'Taken back by credit notes' })
  readonly adjustment_amount: string;

  @Money()
  readonly amount_due: string;

  @ApiProperty({ example: '100.00', description: 'Everything taken, gross: refunds do not lower it' })
  readonly amount_paid: string;

  @Money()
  readonly amount_remaining: string;

  @ApiProperty({ type: String, nullable: true, description: 'Taken beyond what was due and not given back yet' })
  readonly overpaid_amount: string | null;

  @Money()
  readonly refunded_amount: string;

  @ApiProperty({ type: [LineItemResponse] })
  readonly line_items: LineItemResponse[];

  @OptionalText()
  readonly description: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'With nomod_invoice_id, _url, _code, _status and nomod_reference_id once it exists at Nomod',
  })
  readonly metadata: Record<string, string>;

  @ApiProperty({
    type: PaymentOptionsRequest,
    nullable: true,
    description: 'Chosen for this invoice; the rest is as its connection says.',
  })
  readonly payment_options: ChosenOptions | null;

  @OptionalText()
  readonly billing_reason: string | null;

  @Unused()
  readonly billing_period: null;

  @Unused()
  readonly billing_sequence: null;

  @OptionalTime()
  readonly period_start: string | null;

  @OptionalTime()
  readonly period_end: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'The day the invoice bears, a calendar day: midnight UTC of it. A draft may have none; nor have invoices that were finalized before this was kept',
  })
  readonly issue_date: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The last day for payment, a calendar day: midnight UTC of it. A draft may have none',
  })
  readonly due_date: string | null;

  @OptionalTime()
  readonly finalized_at: string | null;

  @OptionalTime()
  readonly paid_at: string | null;

  @OptionalTime()
  readonly voided_at: string | null;

  @OptionalText()
  readonly void_reason: string | null;

  @ApiProperty({
    type: String,
    format: 'uri',
    nullable: true,
    description:
      'The page to send to the customer: it shows the invoice and how it stands, and always leads to the link that works. The same for the whole life of the invoice, until POST /invoices/{id}/rotate-hosted-url',
  })
  readonly hosted_invoice_url: string | null;

  @ApiProperty({
    type: String,
    format: 'uri',
    nullable: true,
    description:
      'The invoice as a PDF file, for whoever has the address; null for a draft. `?lang=en`, `ar` or `both` chooses the language',
  })
  readonly invoice_pdf_url: string | null;

  @OptionalText()
  readonly idempotency_key: string | null;

  @Unused()
  readonly subscription: null;

  @Unused()
  readonly subscription_id: null;

  @Empty()
  readonly taxes: never[];

  @Empty()
  readonly coupon_applications: never[];

  @ApiProperty({ type: 'integer' })
  readonly version: number;

  @ApiProperty({ enum: ['published'] })
  readonly status: 'published';

  @Text()
  readonly tenant_id: string;

  @Text()
  readonly environment_id: string;

  @Time()
  readonly created_at: string;

  @Time()
  readonly updated_at: string;

  @Text()
  readonly created_by: string;

  @Text()
  readonly updated_by: string;
}

/** The invoice after an action, with a sentence about it. */
export class InvoiceActionResponse extends InvoiceResponse {
  @ApiProperty({ example: 'Invoice finalized' })
  readonly message: string;
}

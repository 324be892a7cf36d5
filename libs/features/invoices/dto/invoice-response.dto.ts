import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import { CustomerResponse } from '@remit/customers';
import {
  type InvoicePaymentStatus,
  type InvoiceStatus,
  invoicePaymentStatuses,
  invoiceStatuses,
} from '../invoice-rules';
import { type ChosenOptions, PaymentOptionsRequest } from '@remit/gateway';
import { ExchangeRateResponse } from './exchange-rate.dto';
import { LineItemResponse } from './line-item-response.dto';

/** Flexprice's clients expect the key, although Remit has no such objects. */
const Empty = () => ApiProperty({ type: [String], description: 'Always empty' });

/** Totals of all lines with the same tax rate. */
export class RateTaxResponse {
  @ApiProperty({ example: '5', description: 'Per cent' })
  readonly tax_rate: string;

  @ApiProperty({ example: '100.00', description: 'Sum of the lines, less their share of the discount' })
  readonly taxable_amount: string;

  @ApiProperty({ example: '5.00', description: 'Sum of the taxes of the lines' })
  readonly tax_amount: string;
}

/** An invoice. Every key is present. Amounts are decimal text with the digits of their currency, times are in UTC. */
export class InvoiceResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly customer_id: string;

  @ApiProperty({ type: CustomerResponse, nullable: true, description: 'The customer, as in GET /customers/{id}' })
  readonly customer: CustomerResponse | null;

  @ApiField.optionalText()
  readonly invoice_number: string | null;

  @ApiProperty({ enum: ['one_off'] })
  readonly invoice_type: 'one_off';

  @ApiProperty({ enum: invoiceStatuses })
  readonly invoice_status: InvoiceStatus;

  @ApiProperty({ enum: invoicePaymentStatuses })
  readonly payment_status: InvoicePaymentStatus;

  @ApiProperty({ example: 'USD' })
  readonly currency: string;

  @ApiField.money()
  readonly subtotal: string;

  @ApiField.money()
  readonly total_discount: string;

  @ApiField.money()
  readonly total_prepaid_credits_applied: string;

  @ApiField.money()
  readonly total_tax: string;

  @ApiProperty({ type: [RateTaxResponse], description: 'Tax by rate; empty when no line has a rate' })
  readonly tax_summary: RateTaxResponse[];

  @ApiField.money()
  readonly total: string;

  @ApiProperty({ example: '0.00', description: 'Sum of the credit notes' })
  readonly adjustment_amount: string;

  @ApiField.money()
  readonly amount_due: string;

  @ApiProperty({ example: '100.00', description: 'Gross amount received; refunds do not lower it' })
  readonly amount_paid: string;

  @ApiField.money()
  readonly amount_remaining: string;

  @ApiProperty({ type: String, nullable: true, description: 'Overpaid amount that is not refunded yet' })
  readonly overpaid_amount: string | null;

  @ApiField.money()
  readonly refunded_amount: string;

  @ApiProperty({ type: [LineItemResponse] })
  readonly line_items: LineItemResponse[];

  @ApiField.optionalText()
  readonly description: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'Your metadata, with nomod_invoice_id, _url, _code, _status and nomod_reference_id after the invoice exists at Nomod',
  })
  readonly metadata: Record<string, string>;

  @ApiProperty({
    type: PaymentOptionsRequest,
    nullable: true,
    description: 'Payment options of this invoice; others come from its connection.',
  })
  readonly payment_options: ChosenOptions | null;

  @ApiProperty({
    type: ExchangeRateResponse,
    nullable: true,
    description: 'The totals in another currency at the given rate; null: no rate was given.',
  })
  readonly exchange_rate: ExchangeRateResponse | null;

  @ApiField.optionalText()
  readonly billing_reason: string | null;

  @ApiField.unused()
  readonly billing_period: null;

  @ApiField.unused()
  readonly billing_sequence: null;

  @ApiField.optionalTime()
  readonly period_start: string | null;

  @ApiField.optionalTime()
  readonly period_end: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'Issue date, as midnight UTC of the calendar day. Null for a draft without one, and for invoices finalized before Remit stored it',
  })
  readonly issue_date: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Last day for payment, as midnight UTC of the calendar day. Null for a draft without one',
  })
  readonly due_date: string | null;

  @ApiField.optionalTime()
  readonly finalized_at: string | null;

  @ApiField.optionalTime()
  readonly paid_at: string | null;

  @ApiField.optionalTime()
  readonly voided_at: string | null;

  @ApiField.optionalText()
  readonly void_reason: string | null;

  @ApiProperty({
    type: String,
    format: 'uri',
    nullable: true,
    description:
      'Page to send to the customer. It shows the invoice and its status, and leads to the current link. The address changes only with POST /invoices/{id}/rotate-hosted-url',
  })
  readonly hosted_invoice_url: string | null;

  @ApiProperty({
    type: String,
    format: 'uri',
    nullable: true,
    description:
      'Address of the invoice as a PDF file; it needs no key. Null for a draft. `?lang=en`, `ar` or `both` chooses the language',
  })
  readonly invoice_pdf_url: string | null;

  @ApiField.optionalText()
  readonly idempotency_key: string | null;

  @ApiField.unused()
  readonly subscription: null;

  @ApiField.unused()
  readonly subscription_id: null;

  @Empty()
  readonly taxes: never[];

  @Empty()
  readonly coupon_applications: never[];

  @ApiProperty({ type: 'integer' })
  readonly version: number;

  @ApiProperty({ enum: ['published'] })
  readonly status: 'published';

  @ApiField.text()
  readonly tenant_id: string;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.text()
  readonly updated_by: string;
}

/** The invoice after an action, with a message about the action. */
export class InvoiceActionResponse extends InvoiceResponse {
  @ApiProperty({ example: 'Invoice finalized' })
  readonly message: string;
}

import { type CustomerRecord, presentCustomer } from '@remit/customers';
import { formatMoney } from '@remit/money';
import type { ListedInvoiceResponse } from './dto/invoice-list-response.dto';
import type { ExchangeRateResponse } from './dto/exchange-rate.dto';
import type { InvoiceResponse } from './dto/invoice-response.dto';
import type { LineItemResponse } from './dto/line-item-response.dto';
import { type ConvertedTotals, convertedTotals } from './exchange-rate';
import type { GatewayMetadata } from './gateway-metadata';
import type { InvoiceLine } from './invoice-line.entity';
import type { Invoice } from './invoice.entity';
import type { LineTax } from './invoice-taxes';
import type { SyncState } from './sync-states';

/** An invoice with all data that a response contains. */
export interface InvoiceRecord {
  readonly invoice: Invoice;
  readonly gatewayMetadata: GatewayMetadata;
  readonly customer: CustomerRecord | null;
  /** URL of the public page. */
  readonly hostedUrl: string | null;
}

/** An invoice as a row of a list. */
export interface ListedInvoiceRecord extends InvoiceRecord {
  /** Null when the sync has not been decided. */
  readonly syncState: SyncState | null;
}

/** An invoice as a response. Every key is present, and `metadata` includes the data from Nomod. */
export function presentInvoice({ invoice, gatewayMetadata, customer, hostedUrl }: InvoiceRecord): InvoiceResponse {
  const money = (minor: bigint): string => formatMoney(minor, invoice.currency);
  const taxes = invoice.taxes;
  return {
    id: invoice.id,
    customer_id: invoice.customerId,
    customer: customer && presentCustomer(customer),
    invoice_number: invoice.number,
    invoice_type: 'one_off',
    invoice_status: invoice.status,
    payment_status: invoice.paymentStatus,
    currency: invoice.currency,
    subtotal: money(invoice.subtotalMinor),
    total_discount: money(invoice.discountMinor),
    total_prepaid_credits_applied: money(0n),
    total_tax: money(invoice.taxMinor),
    tax_summary: taxes.byRate.map(({ rate, taxableMinor, taxMinor }) => ({
      tax_rate: rate,
      taxable_amount: money(taxableMinor),
      tax_amount: money(taxMinor),
    })),
    total: money(invoice.totalMinor),
    adjustment_amount: money(invoice.creditedMinor),
    amount_due: money(invoice.amountDueMinor),
    amount_paid: money(invoice.amountPaidMinor),
    amount_remaining: money(invoice.amountRemainingMinor),
    overpaid_amount: invoice.overpaidMinor > 0n ? money(invoice.overpaidMinor) : null,
    refunded_amount: money(invoice.refundedMinor),
    line_items: invoice.lines.map((line, index) => presentLine(invoice, line, taxes.lines[index])),
    description: invoice.description,
    metadata: { ...invoice.metadata, ...gatewayMetadata },
    payment_options: invoice.paymentOptions,
    exchange_rate: presentConverted(convertedTotals(invoice)),
    billing_reason: invoice.billingReason,
    billing_period: null,
    billing_sequence: null,
    period_start: time(invoice.periodStart),
    period_end: time(invoice.periodEnd),
    issue_date: dayAsTime(invoice.issueDate),
    due_date: dayAsTime(invoice.dueDate),
    finalized_at: time(invoice.finalizedAt),
    paid_at: time(invoice.paidAt),
    voided_at: time(invoice.voidedAt),
    void_reason: invoice.voidReason,
    hosted_invoice_url: hostedUrl,
    invoice_pdf_url: hostedUrl === null || invoice.status === 'draft' ? null : `${hostedUrl}.pdf`,
    idempotency_key: invoice.idempotencyKey,
    subscription: null,
    subscription_id: null,
    taxes: [],
    coupon_applications: [],
    version: invoice.version,
    status: 'published',
    tenant_id: invoice.tenantId,
    environment_id: invoice.environmentId,
    created_at: invoice.createdAt.toISOString(),
    updated_at: invoice.updatedAt.toISOString(),
    created_by: invoice.createdBy,
    updated_by: invoice.updatedBy,
  };
}

function presentConverted(totals: ConvertedTotals | null): ExchangeRateResponse | null {
  if (totals === null) return null;
  const { currency, rate, netMinor, taxMinor, totalMinor } = totals;
  const [total_without_tax, total_tax, total] = [netMinor, taxMinor, totalMinor].map((minor) =>
    formatMoney(minor, currency),
  ) as [string, string, string];
  return { currency, rate, total_without_tax, total_tax, total };
}

export function presentListedInvoice(record: ListedInvoiceRecord): ListedInvoiceResponse {
  return { ...presentInvoice(record), nomod_sync_state: record.syncState };
}

function presentLine(invoice: Invoice, line: InvoiceLine, tax?: LineTax): LineItemResponse {
  const money = (minor: bigint): string => formatMoney(minor, invoice.currency);
  const nothing = money(0n);
  return {
    id: line.id,
    invoice_id: invoice.id,
    customer_id: invoice.customerId,
    display_name: line.displayName,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    amount: money(line.amountMinor),
    tax_rate: line.taxRate,
    tax_amount: line.taxRate === null ? null : money(tax?.taxMinor ?? 0n),
    currency: invoice.currency,
    line_item_discount: nothing,
    invoice_level_discount: money(tax?.discountMinor ?? 0n),
    prepaid_credits_applied: nothing,
    metadata: line.metadata,
    period_start: time(line.periodStart),
    period_end: time(line.periodEnd),
    commitment_info: null,
    entity_id: null,
    entity_type: null,
    meter_display_name: null,
    meter_id: null,
    plan_display_name: null,
    price_id: null,
    price_type: null,
    price_unit: null,
    price_unit_amount: null,
    price_unit_id: null,
    subscription_id: null,
    usage_analytics: null,
    usage_breakdown: null,
    status: 'published',
    tenant_id: line.tenantId,
    environment_id: line.environmentId,
    created_at: line.createdAt.toISOString(),
    updated_at: invoice.updatedAt.toISOString(),
    created_by: invoice.createdBy,
    updated_by: invoice.updatedBy,
  };
}

/** Flexprice's clients read a time. In UTC the day stays the same in every zone. */
const dayAsTime = (day: string | null): string | null => day && `${day}T00:00:00.000Z`;

const time = (at: Date | null): string | null => at?.toISOString() ?? null;

import type { ChosenOptions } from '@remit/gateway';
import { type ConvertedTotals, convertedTotals } from './exchange-rate';
import { type InvoicePaymentStatus, type InvoiceStatus, lastDayOf } from './invoice-rules';
import type { Invoice } from './invoice.entity';
import type { RateTax } from './invoice-taxes';

/** An invoice in the form that other features read. Amounts are in minor units of its currency. */
export interface InvoiceView {
  readonly id: string;
  readonly customerId: string;
  /** Null until finalized. */
  readonly invoiceNumber: string | null;
  readonly status: InvoiceStatus;
  readonly paymentStatus: InvoicePaymentStatus;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly subtotalMinor: bigint;
  readonly discountMinor: bigint;
  readonly taxMinor: bigint;
  /** From the lowest rate to the highest; empty when no line has one. */
  readonly taxByRate: readonly RateTax[];
  readonly totalMinor: bigint;
  readonly amountDueMinor: bigint;
  readonly amountPaidMinor: bigint;
  readonly amountRemainingMinor: bigint;
  /** In the order of the bill. */
  readonly lines: readonly InvoiceLineView[];
  readonly refundedMinor: bigint;
  /** Amount of the credit notes. */
  readonly creditedMinor: bigint;
  readonly description: string | null;
  /** Payment options besides the card; null: the connection's options apply. */
  readonly paymentOptions: ChosenOptions | null;
  /** Totals in another currency; null when no exchange rate was given. */
  readonly converted: ConvertedTotals | null;
  /** `YYYY-MM-DD`; null for a draft without one, and for invoices finalized before it was stored. */
  readonly issueDate: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly finalizedAt: Date | null;
  readonly paidAt: Date | null;
  readonly voidedAt: Date | null;
  readonly createdAt: Date;
}

export interface InvoiceLineView {
  readonly id: string;
  readonly displayName: string;
  /** Decimal text. */
  readonly quantity: string;
  /** Exact decimal text; null when only the line's total is known. */
  readonly unitPrice: string | null;
  /** The line's total. It is never multiplied by the quantity again. */
  readonly amountMinor: bigint;
  /** Per cent, as exact decimal text; null when the line states no tax. */
  readonly taxRate: string | null;
  /** Tax on the amount minus the line's share of the invoice's discount; zero without a rate. */
  readonly taxMinor: bigint;
  /** Its share of the invoice's discount. */
  readonly discountMinor: bigint;
}

export function viewOf(invoice: Invoice): InvoiceView {
  const taxes = invoice.taxes;
  return {
    id: invoice.id,
    customerId: invoice.customerId,
    invoiceNumber: invoice.number,
    status: invoice.status,
    paymentStatus: invoice.paymentStatus,
    currency: invoice.currency,
    subtotalMinor: invoice.subtotalMinor,
    discountMinor: invoice.discountMinor,
    taxMinor: invoice.taxMinor,
    taxByRate: taxes.byRate,
    totalMinor: invoice.totalMinor,
    amountDueMinor: invoice.amountDueMinor,
    amountPaidMinor: invoice.amountPaidMinor,
    amountRemainingMinor: invoice.amountRemainingMinor,
    lines: invoice.lines.map(({ id, displayName, quantity, unitPrice, amountMinor, taxRate }, index) => ({
      id,
      displayName,
      quantity,
      unitPrice,
      amountMinor,
      taxRate,
      ...(taxes.lines[index] ?? { discountMinor: 0n, taxMinor: 0n }),
    })),
    refundedMinor: invoice.refundedMinor,
    creditedMinor: invoice.creditedMinor,
    description: invoice.description,
    paymentOptions: invoice.paymentOptions,
    converted: convertedTotals(invoice),
    issueDate: invoice.issueDate,
    dueDate: lastDayOf(invoice),
    finalizedAt: invoice.finalizedAt,
    paidAt: invoice.paidAt,
    voidedAt: invoice.voidedAt,
    createdAt: invoice.createdAt,
  };
}

import type { ChosenOptions } from '@remit/gateway';
import { type ConvertedTotals, convertedTotals } from './exchange-rate';
import { type InvoicePaymentStatus, type InvoiceStatus, lastDayOf } from './invoice-rules';
import type { Invoice } from './invoice.entity';
import type { RateTax } from './invoice-taxes';

/** An invoice as other features see it: read-only, amounts in minor units of its currency. */
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
  /** From the lowest rate to the highest; empty where no line has one. */
  readonly taxByRate: readonly RateTax[];
  readonly totalMinor: bigint;
  readonly amountDueMinor: bigint;
  readonly amountPaidMinor: bigint;
  readonly amountRemainingMinor: bigint;
  /** In the order of the bill. */
  readonly lines: readonly InvoiceLineView[];
  readonly refundedMinor: bigint;
  /** Taken back by credit notes. */
  readonly creditedMinor: bigint;
  readonly description: string | null;
  /** What payers are offered beside the card; null: as the connection says. */
  readonly paymentOptions: ChosenOptions | null;
  /** Its totals in another currency; null: nobody gave a rate. */
  readonly converted: ConvertedTotals | null;
  /** `YYYY-MM-DD`; null for a draft without one, and for invoices finalized before it was kept. */
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
  /** Exact decimal text; null: only the line's total is known. */
  readonly unitPrice: string | null;
  /** The line's total: never multiplied by the quantity again. */
  readonly amountMinor: bigint;
  /** Per cent, as exact decimal text; null: no tax is said of this line. */
  readonly taxRate: string | null;
  /** On the amount less its share of the invoice's discount; zero without a rate. */
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

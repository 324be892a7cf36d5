import type { BillTexts } from '@remit/connections';
import type { InvoiceView } from '@remit/invoices';
import type { InvoiceDraft, PaymentOptions } from '@remit/gateway';
import type { Money } from '@remit/money';
import { gatewayLines } from '../rules/gateway-lines';
import { declinedAddress } from '../returns/return-token';

/** Maximum number of characters in an invoice number at Nomod. */
const MAX_NUMBER_LENGTH = 30;

const DAY_MS = 86_400_000;

/** Identifies an invoice at Nomod: its number there, and a token that no other system writes. See `Naming`. */
export interface InvoiceToken {
  readonly number: string;
  readonly invoiceId: string;
}

/** @param generation counts the Nomod invoices created in turn for one of our invoices; each has its own number */
export function invoiceToken(invoice: { id: string; invoiceNumber: string | null }, generation: number): InvoiceToken {
  const suffix = generation > 1 ? `-${generation}` : '';
  const number = (invoice.invoiceNumber ?? 'INV').slice(0, MAX_NUMBER_LENGTH - suffix.length);
  return { number: `${number}${suffix}`, invoiceId: invoice.id };
}

export function nomodInvoiceDraft(
  invoice: InvoiceView,
  asked: Money,
  {
    token,
    texts,
    options,
    nomodCustomerId,
    successUrl,
    now,
  }: {
    token: InvoiceToken;
    texts: BillTexts;
    options: PaymentOptions;
    nomodCustomerId: string;
    successUrl?: string;
    now: Date;
  },
): InvoiceDraft {
  return {
    ...texts,
    currency: asked.currency,
    items: gatewayLines(invoice, asked.amountMinor),
    options,
    customerId: nomodCustomerId,
    invoiceNumber: token.number,
    dueDate: dueDay(invoice.dueDate, now),
    successUrl,
    failureUrl: successUrl && declinedAddress(successUrl),
  };
}

/**
 * Never earlier than tomorrow in UTC. Nomod refuses a due date before its own current day, which may begin hours
 * before ours.
 */
export function dueDay(dueDate: string, now: Date): string {
  const tomorrow = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  return dueDate > tomorrow ? dueDate : tomorrow;
}

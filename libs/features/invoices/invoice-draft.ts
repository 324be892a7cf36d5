import { newId, newTokenId } from '@remit/database';
import { Invoice } from './invoice.entity';
import { InvoiceLine } from './invoice-line.entity';

/** A new, empty draft: amounts are zero, and every field that may be null is null. The caller fills it. */
export function newDraft(facts: Pick<Invoice, 'id' | 'customerId' | 'currency'>, actor: string, at: Date): Invoice {
  return Object.assign(new Invoice(), {
    ...facts,
    status: 'draft',
    paymentStatus: 'pending',
    subtotalMinor: 0n,
    discountMinor: 0n,
    taxMinor: 0n,
    totalMinor: 0n,
    amountDueMinor: 0n,
    amountPaidMinor: 0n,
    amountRemainingMinor: 0n,
    overpaidMinor: 0n,
    refundedMinor: 0n,
    metadata: {},
    pageKey: newTokenId(),
    version: 1,
    createdBy: actor,
    updatedBy: actor,
    createdAt: at,
    updatedAt: at,
    lines: [],
  } satisfies Partial<Invoice>);
}

export type LineFacts = Pick<
  InvoiceLine,
  'displayName' | 'quantity' | 'amountMinor' | 'metadata' | 'periodStart' | 'periodEnd'
> &
  Partial<Pick<InvoiceLine, 'unitPrice' | 'taxRate'>>;

export function newLine(facts: LineFacts, at: Date): InvoiceLine {
  return Object.assign(new InvoiceLine(), { id: newId('inv_line'), ...facts, createdAt: at });
}

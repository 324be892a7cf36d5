import { ApiError } from '@remit/http-api';
import { formatMoney } from '@remit/money';
import type { InvoicePaymentStatus, InvoiceStatus } from './invoice-rules';

interface InvoiceState {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly paymentStatus: InvoicePaymentStatus;
}

export function invoiceNotFound(): ApiError {
  return new ApiError('not_found', { message: 'There is no such invoice' });
}

export function creditNoteNotFound(): ApiError {
  return new ApiError('not_found', { message: 'There is no such credit note' });
}

/** The invoice is not in the state that the request needs. The response contains its current state. */
export function stateConflict(message: string, invoice: InvoiceState): ApiError {
  return new ApiError('conflict', { message, details: stateOf(invoice) });
}

export function alreadyPaid(invoice: InvoiceState): ApiError {
  return new ApiError('invoice_already_paid', {
    message: 'Invoice already paid',
    hint: 'This invoice has nothing left to pay, or payments were applied to it.',
    details: stateOf(invoice),
  });
}

/** The act needs a finalized invoice, and this one is a draft. */
export function notFinalized(invoice: InvoiceState): ApiError {
  return new ApiError('invoice_not_finalized', {
    message: 'Invoice is not finalized',
    hint: 'Finalize the invoice first: POST /api/v1/invoices/{id}/finalize.',
    details: stateOf(invoice),
  });
}

/** The act is not possible because the invoice is void. */
export function isVoided(invoice: InvoiceState): ApiError {
  return new ApiError('invoice_voided', {
    message: 'Invoice is voided',
    hint: 'A void invoice stays void; create a new one.',
    details: stateOf(invoice),
  });
}

export function discountAboveLines(discountMinor: bigint, subtotalMinor: bigint, currency: string): ApiError {
  const [discount, subtotal] = [discountMinor, subtotalMinor].map((minor) => formatMoney(minor, currency));
  return ApiError.invalidField(
    'total_discount',
    `total_discount ${discount} is above the subtotal of the lines, ${subtotal} ${currency}`,
  );
}

/** @param linesMinor lines less discount plus tax, as they are computed now */
export function totalsDiffer(
  storedMinor: bigint,
  linesMinor: bigint,
  invoice: InvoiceState & { readonly currency: string },
): ApiError {
  const [stored, lines] = [storedMinor, linesMinor].map((minor) => formatMoney(minor, invoice.currency));
  return new ApiError('conflict', {
    message: `The total of this draft is ${stored}, and its lines come to ${lines} ${invoice.currency}`,
    hint: 'Edit the draft, check its lines, tax and total, and save it. Then finalize it.',
    details: { ...stateOf(invoice), stored_total: stored, total_of_lines: lines },
  });
}

export function dueBeforeIssued(dueDate: string, issueDate: string, status: InvoiceStatus): ApiError {
  const remedy = status === 'draft' ? ': change one of them' : '';
  return ApiError.invalidField('due_date', `${dueDate} is before the issue_date ${issueDate}${remedy}`);
}

function stateOf(invoice: InvoiceState): Record<string, string> {
  return { invoice_id: invoice.id, invoice_status: invoice.status, payment_status: invoice.paymentStatus };
}

/** The customer's data was erased, so nobody can be billed. */
export const billsNobody = (): ApiError =>
  new ApiError('conflict', {
    message: 'This customer is erased',
    hint: "With the person's consent, create a new customer and bill that customer.",
    param: 'customer_id',
  });

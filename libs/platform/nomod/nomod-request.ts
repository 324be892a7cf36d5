import { currencyDigits, formatMoney, isCurrency } from '@remit/money';

import {
  CARD_ONLY,
  type CustomerDraft,
  gatewayText,
  type InvoiceDraft,
  nameText,
  GatewayError,
  NOTE_LENGTH,
  type PayableDraft,
  TITLE_LENGTH,
} from '@remit/gateway';
import { parseUrl } from '@remit/settings';

/** Request body of a one-time link. */
export function linkRequest(draft: PayableDraft): object {
  const { tip } = draft.options ?? CARD_ONLY;
  return { ...payable('create link', draft), allow_tip: tip, payment_expiry_limit: 1 };
}

export function invoiceRequest(draft: InvoiceDraft): object {
  const refuse = refusal('create invoice');
  if ((draft.invoiceNumber?.length ?? 0) > 30) throw refuse('invalid_invoice_number', 'The invoice number is too long');
  for (const date of [draft.dueDate, draft.startsAt ?? draft.dueDate]) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw refuse('invalid_due_date', 'A date is not YYYY-MM-DD');
  }
  return {
    ...payable('create invoice', draft),
    customer: draft.customerId,
    due_date: draft.dueDate,
    starts_at: draft.startsAt,
    invoice_number: draft.invoiceNumber,
  };
}

export function customerRequest(draft: CustomerDraft): object {
  const refuse = refusal('create customer');
  const firstName = nameText(draft.firstName);
  if (firstName === '') throw refuse('field_required', 'A customer at Nomod needs a name');
  if (draft.email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(draft.email)) {
    throw refuse('invalid_email', 'The customer email is not an email address');
  }
  const lastName = draft.lastName === undefined ? undefined : nameText(draft.lastName) || undefined;
  return { first_name: firstName, last_name: lastName, email: draft.email };
}

export function refundRequest(amountMinor: bigint, currency: string): object {
  return { amount: amount('refund charge', amountMinor, currency) };
}

function payable(operation: string, draft: PayableDraft): object {
  const { tabby, tamara, service_fee: serviceFee } = draft.options ?? CARD_ONLY;
  if (draft.items.length === 0) throw refusal(operation)('missing_required_items', 'There is no line to charge');
  return {
    title: gatewayText(draft.title, TITLE_LENGTH),
    note: draft.note === undefined ? undefined : gatewayText(draft.note, NOTE_LENGTH),
    currency: draft.currency.toUpperCase(),
    items: draft.items.map((item) => ({
      name: gatewayText(item.name, 100) || 'Item',
      amount: amount(operation, item.amountMinor, draft.currency.toUpperCase()),
      quantity: 1,
    })),
    allow_tabby: tabby,
    allow_tamara: tamara,
    allow_service_fee: serviceFee,
    success_url: returnUrl(operation, draft.successUrl),
    failure_url: returnUrl(operation, draft.failureUrl),
  };
}

/** Nomod accepts up to 7 integer digits and 3 decimals. */
function amount(operation: string, minor: bigint, currency: string): string {
  const refuse = refusal(operation);
  if (!isCurrency(currency)) throw refuse('invalid_currency', 'The currency is not an ISO 4217 code');
  const digits = currencyDigits(currency);
  if (minor <= 0n) throw refuse('invalid_amount', 'An amount must be above zero');
  if (minor >= 10n ** BigInt(7 + digits)) throw refuse('invalid_amount', 'An amount is above what Nomod takes');
  return formatMoney(minor, currency);
}

function returnUrl(operation: string, url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (!['https:', 'http:'].includes(parseUrl(url)?.protocol ?? ''))
    throw refusal(operation)('invalid_return_url', 'A return address is not an http or https URL');
  return url;
}

function refusal(operation: string): (code: string, message: string) => GatewayError {
  return (code, message) => new GatewayError({ operation, kind: 'refused', outcome: 'not_done', code, message });
}

import {
  type GatewayCustomer,
  type GatewayInvoice,
  type GatewayLink,
  type GatewayPageDetails,
  INVOICE_STATUSES,
  LINK_STATUSES,
} from '@remit/gateway';
import type { Answer } from './answer';

export function readInvoice(answer: Answer): GatewayInvoice {
  const currency = answer.currency('currency');
  const status = answer.text('status');
  return {
    id: answer.text('id'),
    referenceId: answer.textDetail('reference_id'),
    code: answer.textDetail('code'),
    invoiceNumber: answer.optionalText('invoice_number'),
    title: answer.optionalText('title'),
    note: answer.textDetail('note'),
    url: answer.paymentUrl('url'),
    created: answer.timeDetail('created'),
    amountMinor: answer.money('amount', currency),
    currency,
    status: INVOICE_STATUSES.find((known) => known === status) ?? 'unknown',
    customerId: answer.optionalId('customer'),
    page: pageDetails(answer),
  };
}

function pageDetails(answer: Answer): GatewayPageDetails {
  const customer = answer.childDetail('customer');
  const names = [customer?.textDetail('first_name'), customer?.textDetail('last_name')].filter(Boolean);
  return {
    dueDate: /^\d{4}-\d{2}-\d{2}/.exec(answer.textDetail('due_date') ?? '')?.[0] ?? null,
    note: answer.textDetail('note') ?? (answer.has('note') ? null : ''),
    customerName: names.join(' ') || null,
    customerEmail: customer?.textDetail('email') ?? null,
  };
}

export function readCustomer(answer: Answer): GatewayCustomer {
  return {
    id: answer.text('id'),
    firstName: answer.textDetail('first_name'),
    lastName: answer.textDetail('last_name'),
    email: answer.optionalText('email'),
  };
}

export function readLink(answer: Answer): GatewayLink {
  const currency = answer.currency('currency');
  const status = answer.text('status');
  return {
    id: answer.text('id'),
    referenceId: answer.textDetail('reference_id'),
    title: answer.optionalText('title'),
    note: answer.textDetail('note'),
    url: answer.paymentUrl('url'),
    amountMinor: answer.money('amount', currency),
    currency,
    status: LINK_STATUSES.find((known) => known === status) ?? 'unknown',
    paymentExpiryLimit: answer.integerDetail('payment_expiry_limit'),
  };
}

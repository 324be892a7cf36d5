import { randomBytes, randomUUID } from 'node:crypto';
import { dayOf, timestamp } from '../clock';
import { customerSummary } from '../customers/customer';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { payUrl, readBill, titleOf, type Bill } from '../links/bill';
import type { Oddity } from '../oddities/oddity';
import { pick } from '../store/pick';
import { nextReference } from '../store/references';
import type { Account } from '../store/state';

export interface Invoice {
  created_ms: number;
  /** Original title, unchanged by later renames. */
  first_title: string;
  token: string;
  cancelled: boolean;
  deleted?: boolean;
  oddities?: Oddity[];
  paid: boolean;
  customer_id: string;
  body: Bill & {
    id: string;
    reference_id: string;
    created: string;
    code: string;
    invoice_number: string;
    due_date: string;
    starts_at: string;
    service_date: string | null;
    success_url: string | null;
    failure_url: string | null;
    events: { created: string; type: string; message: string; user: null }[];
  };
}

export const INVOICE_STATUSES = ['scheduled', 'unpaid', 'overdue', 'paid', 'cancelled'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export function createInvoice(account: Account, fields: read.Fields, now: number): Invoice {
  const bill = readBill(account, fields);
  const customerId = read.requiredText(fields, 'customer', 100);
  const customer = pick(account.customers, customerId);
  if (!customer || customer.deleted) throw refuse('invalid_customer', 'customer: no such customer.');
  const dueDate = read.day(fields, 'due_date');
  if (dueDate === null) throw refuse('field_required', 'due_date: this field is required.');
  const startsAt = read.day(fields, 'starts_at') ?? dayOf(now);
  if (dueDate < startsAt) throw refuse('invalid_due_date', 'The due date is before the start date.');
  const number = read.text(fields, 'invoice_number', 30);
  if (account.options.unique_invoice_numbers && number !== null) refuseTaken(account, number);
  const reference = nextReference(account);
  const invoice: Invoice = {
    created_ms: now,
    first_title: bill.title,
    token: randomBytes(8).toString('hex'),
    cancelled: false,
    paid: false,
    customer_id: customerId,
    body: {
      id: randomUUID(),
      reference_id: reference,
      created: timestamp(now),
      code: `INV${reference.replace('-', '')}`,
      ...bill,
      invoice_number: number ?? `INV-${reference}`,
      due_date: dueDate,
      starts_at: startsAt,
      service_date: read.day(fields, 'service_date'),
      success_url: read.webAddress(fields, 'success_url'),
      failure_url: read.webAddress(fields, 'failure_url'),
      events: [{ created: timestamp(now), type: 'created', message: 'Invoice created', user: null }],
    },
  };
  account.invoices[invoice.body.id] = invoice;
  return invoice;
}

function refuseTaken(account: Account, number: string): void {
  if (Object.values(account.invoices).some(({ body }) => body.invoice_number === number))
    throw refuse('invalid_field', 'Invoice with this invoice number already exists.');
}

export function invoiceStatus(invoice: Invoice, now: number): InvoiceStatus {
  if (invoice.paid) return 'paid';
  if (invoice.cancelled) return 'cancelled';
  const today = dayOf(now);
  if (today < invoice.body.starts_at) return 'scheduled';
  return today > invoice.body.due_date ? 'overdue' : 'unpaid';
}

/** The only status an API caller can set is `cancelled`. */
export function editInvoice(account: Account, invoice: Invoice, fields: read.Fields, now: number): void {
  const title = titleOf(account, fields);
  if (fields.status !== undefined) cancel(invoice, fields.status, now);
  else if (title === null) throw refuse('missing_status', 'Nothing to change: send status or title.');
  if (title !== null) invoice.body.title = title;
}

function cancel(invoice: Invoice, wanted: unknown, now: number): void {
  const current = invoiceStatus(invoice, now);
  if (wanted !== 'cancelled') throw refuse('invalid_status', 'status can only be set to cancelled.');
  if (current === 'paid' || current === 'cancelled')
    throw refuse('invalid_status', `The invoice is already ${current}.`);
  invoice.cancelled = true;
  invoice.body.events.push({ created: timestamp(now), type: 'cancelled', message: 'Invoice cancelled', user: null });
}

export function invoiceView(account: Account, invoice: Invoice, publicUrl: string, now: number) {
  const customer = account.customers[invoice.customer_id];
  return {
    ...invoice.body,
    url: payUrl(account, publicUrl, `/en/i/${invoice.token}`),
    status: invoiceStatus(invoice, now),
    customer: customer ? customerSummary(customer) : null,
    email: customer?.body.email ?? null,
    user: { id: account.id, first_name: account.options.business_name, last_name: '' },
    expiry: null,
    interval_count: null,
    ends_at: null,
    due_days: null,
    payment_capture_source: null,
    max_allowed_charges_count: 1,
    files: [],
    reminders: [],
  };
}

import { missing, refuse } from '../errors';
import type { Call, Operation } from '../http/call';
import { page } from '../http/paging';
import { oddView } from '../oddities/oddity';
import { listed } from '../store/listed';
import { pick } from '../store/pick';
import { isFoundBy } from '../store/search';
import { createInvoice, editInvoice, INVOICE_STATUSES, invoiceStatus, invoiceView, type Invoice } from './invoice';

const view = (call: Call, invoice: Invoice) =>
  invoiceView(call.account, invoice, call.sandbox.publicUrl, call.sandbox.store.nowAt(call.account));

export const invoiceOperations: Operation[] = [
  {
    name: 'list_invoices',
    method: 'get',
    path: '/v1/invoices',
    handle: (call) =>
      page(call, listed(call, call.account.invoices).filter(matches(call)), (invoice) =>
        oddView(invoice, 'lists', view(call, invoice)),
      ),
  },
  {
    name: 'create_invoice',
    method: 'post',
    path: '/v1/invoices',
    handle: (call) => {
      const invoice = createInvoice(call.account, call.body, call.sandbox.store.nowAt(call.account));
      return { status: 201, body: view(call, invoice) };
    },
  },
  {
    name: 'get_invoice',
    method: 'get',
    path: '/v1/invoices/:id',
    handle: (call) => {
      const invoice = stored(call);
      return { status: 200, body: oddView(invoice, 'reads', view(call, invoice)) };
    },
  },
  {
    name: 'edit_invoice',
    method: 'patch',
    path: '/v1/invoices/:id/edit',
    handle: (call) => {
      const invoice = stored(call);
      editInvoice(call.account, invoice, call.body, call.sandbox.store.nowAt(call.account));
      return { status: 200, body: view(call, invoice) };
    },
  },
];

function matches(call: Call): (invoice: Invoice) => boolean {
  const { id, reference_id, invoice_number, currency, customer_id, status, search } = call.query;
  if (status !== undefined && !INVOICE_STATUSES.some((known) => known === status)) {
    throw refuse('invalid_status', `"${status}" is not a valid status.`);
  }
  const now = call.sandbox.store.nowAt(call.account);
  const ignoresStatus = call.account.options.status_filter === 'ignored';
  return (invoice) =>
    !invoice.deleted &&
    (id === undefined || invoice.body.id === id) &&
    (reference_id === undefined || invoice.body.reference_id === reference_id) &&
    (invoice_number === undefined || invoice.body.invoice_number === invoice_number) &&
    (currency === undefined || invoice.body.currency === currency) &&
    (customer_id === undefined || invoice.customer_id === customer_id) &&
    (status === undefined || ignoresStatus || invoiceStatus(invoice, now) === status) &&
    isFoundBy(call.account, invoice.body, search);
}

function stored(call: Call): Invoice {
  const invoice = pick(call.account.invoices, call.params.id);
  if (!invoice || invoice.deleted) throw missing(call.account, 'Invoice');
  return invoice;
}

import { AsCsv } from '@remit/http-api';
import type { ListedInvoiceResponse } from './dto/invoice-list-response.dto';

/** The list of invoices as a file. The lines of invoices are left out. */
export const InvoicesAsCsv = () =>
  AsCsv<ListedInvoiceResponse>({
    name: 'invoices',
    lighter: { skip_line_items: true },
    columns: [
      { name: 'number', of: (invoice) => invoice.invoice_number },
      { name: 'status', of: (invoice) => invoice.invoice_status },
      { name: 'payment_status', of: (invoice) => invoice.payment_status },
      { name: 'customer', of: (invoice) => invoice.customer?.name },
      { name: 'customer_external_id', of: (invoice) => invoice.customer?.external_id },
      { name: 'customer_email', of: (invoice) => invoice.customer?.email },
      { name: 'currency', of: (invoice) => invoice.currency },
      { name: 'subtotal', of: (invoice) => invoice.subtotal },
      { name: 'total_discount', of: (invoice) => invoice.total_discount },
      { name: 'total_tax', of: (invoice) => invoice.total_tax },
      { name: 'total', of: (invoice) => invoice.total },
      { name: 'amount_due', of: (invoice) => invoice.amount_due },
      { name: 'amount_paid', of: (invoice) => invoice.amount_paid },
      { name: 'amount_remaining', of: (invoice) => invoice.amount_remaining },
      { name: 'refunded_amount', of: (invoice) => invoice.refunded_amount },
      { name: 'issue_date', of: (invoice) => invoice.issue_date?.slice(0, 10) },
      { name: 'due_date', of: (invoice) => invoice.due_date?.slice(0, 10) },
      { name: 'created_at', type: 'time', of: (invoice) => invoice.created_at },
      { name: 'finalized_at', type: 'time', of: (invoice) => invoice.finalized_at },
      { name: 'paid_at', type: 'time', of: (invoice) => invoice.paid_at },
      { name: 'voided_at', type: 'time', of: (invoice) => invoice.voided_at },
      { name: 'nomod_sync_state', of: (invoice) => invoice.nomod_sync_state },
      { name: 'description', of: (invoice) => invoice.description },
      { name: 'id', of: (invoice) => invoice.id },
      { name: 'customer_id', of: (invoice) => invoice.customer_id },
    ],
  });

import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { cloneRow, idOf, type Range } from './clone-rows';
import type { BenchTenant } from './tenant';

/** A finalized invoice with an unpaid link, made through the API. */
export interface OpenPayment {
  readonly invoiceId: string;
  readonly paymentId: string;
}

/** Body of the request for an invoice. */
export const invoiceFor = (customerId: string) => ({
  customer_id: customerId,
  currency: 'AED',
  line_items: [{ display_name: 'Work', quantity: '1', amount: '100.00' }],
});

/** Body of the request for the link of such an invoice. */
export const linkFor = (invoiceId: string) => ({
  destination_type: 'invoice',
  destination_id: invoiceId,
  payment_method_type: 'payment_link',
  payment_gateway: 'nomod',
  amount: '100.00',
  currency: 'AED',
});

export async function createOpenPayment(tenant: BenchTenant): Promise<OpenPayment> {
  const customer = await tenant.call<{ id: string }>('POST', '/customers', {
    external_id: randomUUID(),
    name: 'Bench Trading',
  });
  const { id } = await tenant.call<{ id: string }>('POST', '/invoices', invoiceFor(customer.id));
  await tenant.call('POST', `/invoices/${id}/finalize`);
  const payment = await tenant.call<{ id: string }>('POST', '/payments', linkFor(id));
  return { invoiceId: id, paymentId: payment.id };
}

/** Copies of the invoice with its line and its ledger. */
export async function cloneInvoices(
  client: Client,
  tenant: BenchTenant,
  { invoiceId }: OpenPayment,
  range: Range,
): Promise<void> {
  const of = `invoice_id = '${invoiceId}'`;
  const invoice_id = idOf('inv');
  await cloneRow(client, tenant, {
    table: 'invoices',
    where: `id = '${invoiceId}'`,
    range,
    changes: { id: invoice_id, number: `'BENCH-' || n`, page_key: 'new_page_key()' },
  });
  await cloneRow(client, tenant, {
    table: 'invoice_lines',
    where: of,
    range,
    changes: { id: idOf('li'), invoice_id },
  });
  await cloneRow(client, tenant, {
    table: 'ledger_transactions',
    where: of,
    range,
    changes: { id: idOf('ltx'), source_key: `'bench:' || n`, invoice_id },
  });
  await cloneRow(client, tenant, {
    table: 'ledger_entries',
    where: of,
    range,
    changes: { id: `t.account || lpad(n::text, 26, '0')`, transaction_id: idOf('ltx'), invoice_id },
  });
}

/**
 * Copies the payment. Each copy has its own link, which was read back as ours, and an invoice whose sync is decided.
 */
export async function clonePayments(
  client: Client,
  tenant: BenchTenant,
  template: OpenPayment,
  range: Range,
): Promise<void> {
  await cloneInvoices(client, tenant, template, range);
  await cloneRow(client, tenant, {
    table: 'invoice_syncs',
    where: `id = '${template.invoiceId}'`,
    range,
    changes: { id: idOf('inv') },
  });
  await cloneRow(client, tenant, {
    table: 'payments',
    where: `id = '${template.paymentId}'`,
    range,
    changes: {
      id: idOf('pay'),
      invoice_id: idOf('inv'),
      gateway_tracking_id: `'l' || n`,
      link_name: `'final'`,
      // Encrypted values can be decrypted in their own row only.
      payment_url: 'null',
      private_data: 'null',
    },
  });
  await cloneRow(client, tenant, {
    table: 'event_interest',
    where: `because = '${template.paymentId}'`,
    range,
    changes: { subject: idOf('inv'), because: idOf('pay') },
  });
}

/** Copies of the work that waits for the link of the payment, due after a day. */
export async function cloneWaiting(
  client: Client,
  tenant: BenchTenant,
  { paymentId }: OpenPayment,
  range: Range,
): Promise<void> {
  const event = `payment_id = '${paymentId}' and type = 'payment_link.requested'`;
  await cloneRow(client, tenant, {
    table: 'domain_events',
    where: event,
    range,
    changes: { id: idOf('evt'), payment_id: idOf('pay'), invoice_id: idOf('inv') },
  });
  await cloneRow(client, tenant, {
    table: 'event_deliveries',
    where: `event_id = (select id from domain_events where ${event}) and subscriber like 'watch-link-%'`,
    range,
    changes: { event_id: idOf('evt'), due_at: `clock_timestamp() + interval '1 day'` },
  });
}

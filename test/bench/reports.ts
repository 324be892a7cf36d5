import type { Client } from 'pg';
import { eventually } from '../support/probe';
import { startBenchServer } from './bench-server';
import { cloneRow, idOf } from './clone-rows';
import { median, ms, percentile, report } from './figures';
import { option, scaled } from './scale';
import type { BenchDatabase } from './stack';
import { type BenchTenant, createBenchTenant } from './tenant';

const INVOICES = option('invoices', scaled(100_000, 10_000));
const CUSTOMERS = 100;
const DAYS = 365;
const CALLS = scaled(20, 5);
const SECRET = `whsec_${Buffer.alloc(32, 'i').toString('base64')}`;

/** Reports of a business with 100,000 invoices in a year, of which every tenth is open. */
export async function benchReports(database: BenchDatabase): Promise<void> {
  const server = await startBenchServer(database, 'bench_reports');
  try {
    const tenant = await createBenchTenant(server.remit, SECRET);
    const template = await paidInvoice(tenant);
    await fill(server.client, tenant, template);
    await server.client.query('vacuum (analyze)');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const customer = String(template.customerIds[7]);
    const calls = {
      'home, 30 days': `/reports/overview?from=${day(29)}`,
      'home, a year': `/reports/overview?from=${day(364)}`,
      aging: '/reports/aging?currency=USD&limit=8',
      'balance of a customer': `/customers/${customer}/balance`,
      'statement, 90 days': `/customers/${customer}/statement?from=${day(89)}`,
      'reconciliation of a month': '/reports/reconciliation',
    };
    for (const [name, path] of Object.entries(calls)) await measure(tenant, name, path);
  } finally {
    await server.stop();
  }
}

async function measure(tenant: BenchTenant, name: string, path: string): Promise<void> {
  const taken: number[] = [];
  await tenant.call('GET', path);
  for (let call = 0; call < CALLS; call += 1) {
    const from = performance.now();
    await tenant.call('GET', path);
    taken.push(performance.now() - from);
  }
  const p95 = percentile(
    taken.toSorted((a, b) => a - b),
    0.95,
  );
  report(`reports: ${name}`, { median: ms(median(taken)), p95: ms(p95) });
}

interface Template {
  readonly customerIds: readonly string[];
  readonly invoiceId: string;
}

async function paidInvoice(tenant: BenchTenant): Promise<Template> {
  // Not copied: what is encrypted of a customer belongs to its row.
  const customerIds: string[] = [];
  for (let n = 0; n < CUSTOMERS; n += 1) {
    const body = { external_id: `bench-${n}`, name: `Customer ${n}` };
    customerIds.push((await tenant.call<{ id: string }>('POST', '/customers', body)).id);
  }
  const line_items = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
  const draft = { customer_id: customerIds[0], currency: 'USD', line_items };
  const { id } = await tenant.call<{ id: string }>('POST', '/invoices', draft);
  await tenant.call('POST', `/invoices/${id}/finalize`);
  const payment = { destination_type: 'invoice', destination_id: id, payment_method_type: 'offline' };
  await tenant.call('POST', '/payments', { ...payment, amount: '100.00', currency: 'USD' });
  await eventually('the invoice to be paid', () => tenant.call<{ payment_status: string }>('GET', `/invoices/${id}`), {
    until: ({ payment_status }) => payment_status === 'succeeded',
  });
  return { customerIds, invoiceId: id };
}

/** Copies the invoice with its ledger over a year. Every tenth has no payment. */
async function fill(client: Client, tenant: BenchTenant, template: Template): Promise<void> {
  const at = `now() - (${INVOICES} - n) * interval '${DAYS} days' / ${INVOICES}`;
  const isOpen = 'n % 10 = 0';
  const either = (open: string, paid: string) => `case when ${isOpen} then ${open} else ${paid} end`;
  const idIn = (prefix: string, offset: number) => `'${prefix}_' || lpad((n * 4 + ${offset})::text, 26, '0')`;
  const copy = (table: string, where: string, changes: Record<string, string>) =>
    cloneRow(client, tenant, { table, where, range: { from: 1, to: INVOICES }, changes });
  await copy('invoices', `id = '${template.invoiceId}'`, {
    id: idOf('inv'),
    number: `'BENCH-' || n`,
    page_key: `'bench' || n`,
    customer_id: `(array['${template.customerIds.join("','")}'])[1 + n % ${CUSTOMERS}]`,
    finalized_at: at,
    due_date: `(${at})::date + 30`,
    paid_at: either('null', `${at} + interval '3 days'`),
    payment_status: either(`'pending'`, `'succeeded'`),
    amount_paid_minor: either('0', '10000'),
    amount_remaining_minor: either('10000', '0'),
  });
  for (const [kind, offset, later] of [
    ['invoice_finalized', 0, '0 days'],
    ['payment', 1, '3 days'],
  ] as const) {
    const entries = await client.query<{ id: string; transaction_id: string }>(
      `select e.id, e.transaction_id from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
       where t.invoice_id = $1 and t.kind = $2`,
      [template.invoiceId, kind],
    );
    await copy('ledger_transactions', `id = '${entries.rows[0]?.transaction_id}'`, {
      id: idIn('ltx', offset),
      source_key: `'${kind === 'payment' ? 'payment' : 'finalize'}:bench' || n`,
      invoice_id: idOf('inv'),
      payment_id: kind === 'payment' ? idOf('pay') : 'null',
      occurred_at: `${at} + interval '${later}'`,
    });
    for (const [index, { id }] of entries.rows.entries()) {
      await copy('ledger_entries', `id = '${id}'`, {
        id: idIn('len', offset * 2 + index),
        transaction_id: idIn('ltx', offset),
        invoice_id: idOf('inv'),
      });
    }
  }
  // An open invoice was not paid.
  const unpaid = `select id from ledger_transactions where kind = 'payment' and source_key like 'payment:bench%0'`;
  await client.query(`delete from ledger_entries where transaction_id in (${unpaid})`);
  await client.query(`delete from ledger_transactions where id in (${unpaid})`);
}

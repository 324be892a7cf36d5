import { cloneRow, idOf } from '../bench/clone-rows';
import { inParallel } from './in-parallel';
import { onDatabase } from './on-database';
import type { Shop } from './shop';

/** A shop and the database of its server, for which a stock is made. */
export interface Stocked {
  readonly shop: Shop;
  readonly databaseUrl: string;
}

const DAY = 86_400_000;

/** Makes `count` open payments with their own links at Nomod, copied from an open one. */
export async function stockLinks({ shop, databaseUrl }: Stocked, paymentId: string, count: number): Promise<void> {
  const link = { currency: 'AED', title: 'Stock', items: [{ name: 'Studio day', amount: '100.00' }] };
  await withIds(databaseUrl, await atNomod(shop, 'links', link, count), async (client) => {
    await cloneRow(client, tenantOf(shop), {
      table: 'payments',
      where: `id = '${paymentId}'`,
      range: { from: 1, to: count },
      changes: {
        id: idOf('pay'),
        invoice_id: idOf('inv'),
        gateway_tracking_id: '(select s.id from stock s where s.place = n)',
        payment_url: 'null',
        private_data: 'null',
      },
    });
  });
}

/** Makes `count` paid payments, copied from one. Their charges do not exist at Nomod, so nothing happens to them. */
export async function stockPaid({ shop, databaseUrl }: Stocked, paymentId: string, count: number): Promise<void> {
  await onDatabase(databaseUrl, (client) =>
    cloneRow(client, tenantOf(shop), {
      table: 'payments',
      where: `id = '${paymentId}'`,
      range: { from: count + 1, to: 2 * count },
      changes: {
        id: idOf('pay'),
        invoice_id: idOf('inv'),
        gateway_tracking_id: `'p' || n`,
        gateway_payment_id: `'c' || n`,
        payment_url: 'null',
        private_data: 'null',
      },
    }),
  );
}

/** Makes `count` open invoices with their own pages at Nomod, copied from a pushed one. */
export async function stockPages(
  { shop, databaseUrl }: Stocked,
  { invoiceId, nomodCustomer }: { invoiceId: string; nomodCustomer: string },
  count: number,
): Promise<void> {
  const page = {
    currency: 'AED',
    customer: nomodCustomer,
    due_date: new Date(Date.now() + 14 * DAY).toISOString().slice(0, 10),
    items: [{ name: 'Studio day', amount: '100.00' }],
  };
  await withIds(databaseUrl, await atNomod(shop, 'invoices', page, count), async (client) => {
    const of = { where: `id = '${invoiceId}'`, range: { from: 1, to: count } };
    await cloneRow(client, tenantOf(shop), {
      ...of,
      table: 'invoices',
      changes: { id: idOf('inv'), number: `'STOCK-' || n`, page_key: 'new_page_key()' },
    });
    await cloneRow(client, tenantOf(shop), {
      ...of,
      table: 'invoice_syncs',
      changes: { id: idOf('inv'), nomod_invoice_id: '(select s.id from stock s where s.place = n)' },
    });
  });
}

const tenantOf = ({ tenant, environment }: Shop) => ({
  scope: { tenantId: tenant.id, environmentId: environment.id },
});

async function atNomod(shop: Shop, kind: 'links' | 'invoices', body: object, count: number): Promise<string[]> {
  const make = () => shop.gateway.control<{ id: string }>('POST', `/accounts/${shop.gateway.apiKey}/${kind}`, body);
  return (await inParallel(Array.from({ length: count }), 10, make)).map(({ id }) => id);
}

/** Runs `work` with a table `stock` that holds the ids by position, from 1. */
async function withIds(
  databaseUrl: string,
  ids: readonly string[],
  work: (client: Parameters<typeof cloneRow>[0]) => Promise<void>,
): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    await client.query(
      'create temp table stock as select id, place from unnest($1::text[]) with ordinality as given (id, place)',
      [ids],
    );
    await client.query('create index on stock (place)');
    await work(client);
  });
}

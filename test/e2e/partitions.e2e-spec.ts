import { onDatabase } from '../support/on-database';
import { partitionByTenant } from '../support/partition-by-tenant';
import type { ListAnswer, PaymentAnswer } from '../support/remit-answers';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

let databaseUrl: string;
const stage = useStage({
  databaseUrl: async (url) => {
    databaseUrl = url;
    await partitionByTenant(url);
    return url;
  },
});

it('the main job runs on tables that are partitioned by tenant, and nothing is booked twice or found by others', async () => {
  for (const shop of [await stage.newShop(), await stage.newShop()]) {
    const payment = await shop.link();
    await shop.gateway.payLink(payment.gateway_tracking_id);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    expect(await shop.happened(payment.destination_id, 'payment.succeeded')).toBe(1);
    const { invoice_number: number } = await shop.readInvoice(payment.destination_id);
    const found = await shop.get<ListAnswer<PaymentAnswer>>(`payments?search=${number?.slice(3)}`);
    expect(found.items.map(({ id }) => id)).toEqual([payment.id]);
  }
  const { rows } = await onDatabase(databaseUrl, (client) =>
    client.query<{ kind: string; parts: number }>(
      `select c.relkind as kind, (select count(*)::int from pg_inherits i where i.inhparent = c.oid) as parts
       from pg_class c where c.relname = 'payments'`,
    ),
  );
  expect(rows).toEqual([{ kind: 'p', parts: 4 }]);
});

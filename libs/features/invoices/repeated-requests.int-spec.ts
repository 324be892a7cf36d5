import { Client } from 'pg';
import { useInvoicesApp } from '../../../test/support/invoices-app';

let owner: Client;
// Must run before the database is dropped: hooks run in the order of registration.
afterAll(() => owner.end());

const app = useInvoicesApp();
let customer_id: string;

beforeAll(async () => {
  owner = new Client({ connectionString: app.databaseUrl });
  await owner.connect();
  customer_id = await app.newCustomer('acme-1');
}, 60_000);

const bill = () => ({
  customer_id,
  currency: 'USD',
  line_items: [{ display_name: 'Plan', quantity: '1', amount: '5' }],
});

const send = (path: string, key: string, body: object = {}) => app.post(path, body).set('idempotency-key', key);

/** Simulates a crash after the request's own commit and before its answer was stored. */
const forgetAnswer = (key: string) =>
  owner.query(
    `update idempotency_keys set state = 'running', status = null, body = null, locked_until = now() - interval '1 s' where key = $1`,
    [key],
  );

it('a creation that is repeated after a crash answers with the invoice of its first run', async () => {
  const first = await send('invoices', 'create', bill()).expect(201);
  await forgetAnswer('create');
  const again = await send('invoices', 'create', bill()).expect(201);
  expect(again.body).toEqual(first.body);
  const { rows } = await owner.query('select count(*)::int as n from invoices');
  expect(rows).toEqual([{ n: 1 }]);
});

it('a finalization and a void that are repeated after a crash are no conflict', async () => {
  const { body } = await send('invoices', 'draft', bill()).expect(201);
  const { id } = body as { id: string };
  const finalized = await send(`invoices/${id}/finalize`, 'finalize').expect(200);
  await forgetAnswer('finalize');
  const repeated = await send(`invoices/${id}/finalize`, 'finalize').expect(200);
  expect(repeated.body).toEqual(finalized.body);
  await send(`invoices/${id}/void`, 'void').expect(200);
  await forgetAnswer('void');
  await send(`invoices/${id}/void`, 'void').expect(200);
  const { rows } = await owner.query('select kind from ledger_transactions where invoice_id = $1 order by kind', [id]);
  expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['invoice_finalized', 'invoice_voided']);
});

it('another request for the same change still is a conflict', async () => {
  const id = await app.finalizedInvoice();
  await send(`invoices/${id}/finalize`, 'other').expect(409);
});

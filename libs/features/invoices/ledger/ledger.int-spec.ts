import { Client } from 'pg';
import { APPLICATION_ROLE, databaseErrorCode, newId } from '@remit/database';
import { useInvoicesApp } from '../../../../test/support/invoices-app';
import { onDatabase } from '../../../../test/support/on-database';
import { LedgerRepository } from './ledger.repository';
import type { Posting, PostingEntry } from './postings';

const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';
const INSUFFICIENT_PRIVILEGE = '42501';

describe('the ledger in the database', () => {
  const app = useInvoicesApp();

  const posting = (entries: PostingEntry[], sourceKey = newId('test')): Posting => ({
    kind: 'payment',
    sourceKey,
    invoiceId: 'inv_1',
    paymentId: 'pay_1',
    chargeId: null,
    currency: 'USD',
    occurredAt: new Date(),
    entries,
  });

  const balanced: PostingEntry[] = [
    { account: 'offline', amountMinor: 100n },
    { account: 'receivable', amountMinor: -100n },
  ];

  const post = (...postings: Posting[]): Promise<void> =>
    app.database.transaction(app.scope, async () => {
      for (const each of postings) app.resolve(LedgerRepository).post(each);
    });

  const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'accepted', databaseErrorCode);

  it('takes what balances', async () => {
    expect(await codeOf(post(posting(balanced)))).toBe('accepted');
  });

  it('refuses at commit what does not', async () => {
    const unbalanced: PostingEntry[] = [
      { account: 'offline', amountMinor: 100n },
      { account: 'receivable', amountMinor: -99n },
    ];
    expect(await codeOf(post(posting(unbalanced)))).toBe(CHECK_VIOLATION);
    expect(await codeOf(post(posting(balanced), posting(unbalanced)))).toBe(CHECK_VIOLATION);
  });

  it('refuses the same fact twice', async () => {
    const key = newId('test');
    await post(posting(balanced, key));
    expect(await codeOf(post(posting(balanced, key)))).toBe(UNIQUE_VIOLATION);
  });

  it.each([
    'update ledger_entries set amount_minor = 1',
    'delete from ledger_entries',
    'delete from ledger_transactions',
  ])('does not let the application %s', async (sql) => {
    const work = app.database.transaction(app.scope, () => app.database.manager.query(sql));
    expect(await codeOf(work)).toBe(INSUFFICIENT_PRIVILEGE);
  });

  it('shows and takes nothing of another environment', async () => {
    await post(posting(balanced));
    const client = new Client({ connectionString: app.databaseUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('role', $1, true), set_config('remit.tenant_id', 'tenant_other', true), set_config('remit.environment_id', $2, true)`,
        [APPLICATION_ROLE, app.scope.environmentId],
      );
      for (const table of [
        'invoices',
        'invoice_lines',
        'invoice_number_counters',
        'ledger_transactions',
        'ledger_entries',
      ]) {
        expect((await client.query(`select * from ${table}`)).rows).toEqual([]);
      }
      const stolen = client.query(
        `insert into ledger_transactions values ($1, $2, 'ltx_1', 'payment', 'k', 'inv_1', null, null, 'USD', now(), now())`,
        [app.scope.tenantId, app.scope.environmentId],
      );
      expect(await codeOf(stolen)).toBe(INSUFFICIENT_PRIVILEGE);
    } finally {
      await client.end();
    }
  });

  it('fails the audit when a figure leaves the ledger', async () => {
    const client = new Client({ connectionString: app.databaseUrl });
    await client.connect();
    try {
      const { body: customer } = await app.post('customers', { external_id: 'x', name: 'X' });
      const line_items = [{ display_name: 'Plan', quantity: '1', amount: '1' }];
      const draft = { customer_id: (customer as { id: string }).id, currency: 'USD', line_items };
      const { body } = await app.post('invoices', draft).expect(201);
      const { id } = body as { id: string };
      await app.post(`invoices/${id}/finalize`).expect(200);
      expect((await app.get('audit')).body).toMatchObject({ ok: true });
      await client.query(`update invoices set amount_paid_minor = 1, amount_due_minor = 7 where id = $1`, [id]);
      const { body: audit } = await app.get('audit').expect(200);
      expect(audit).toMatchObject({
        ok: false,
        invariants: expect.arrayContaining([
          { name: expect.stringContaining('figures equal'), ok: false, violations: [id] },
          { name: expect.stringContaining('amount paid is the sum'), ok: false, violations: [id] },
        ]),
      });
    } finally {
      await client.end();
    }
  });

  it('fails the audit when a sum for reports is not that of its entries', async () => {
    const key = newId('test');
    await post(posting(balanced, key));
    const violations = async (): Promise<readonly string[] | undefined> => {
      const { body } = await app.get('audit').expect(200);
      const { invariants } = body as { invariants: { name: string; violations: string[] }[] };
      return invariants.find(({ name }) => name.includes('sums of its entries'))?.violations;
    };
    expect(await violations()).toEqual([]);
    await onDatabase(app.databaseUrl, async (client) => {
      for (const column of ['moved_minor', 'owed_minor']) {
        const change = `update ledger_transactions set ${column} = ${column} + $2 where source_key = $1 returning id`;
        const { rows } = await client.query<{ id: string }>(change, [key, 1]);
        expect(await violations()).toEqual(rows.map(({ id }) => id));
        await client.query(change, [key, -1]);
      }
    });
    expect(await violations()).toEqual([]);
  });
});

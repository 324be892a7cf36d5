import { parse } from 'csv-parse/sync';
import { useInvoicesApp } from '../../../test/support/invoices-app';
import { onDatabase } from '../../../test/support/on-database';
import { eventually } from '../../../test/support/probe';

describe('lists of invoices as files and sums', () => {
  const app = useInvoicesApp();
  const NAME = 'مقهى النخيل';

  beforeAll(async () => {
    await app.put('business-profile', { time_zone: 'Asia/Dubai' }).expect(200);
    const { body } = await app.post('customers', { external_id: '=HYPERLINK("http://evil.example")', name: NAME });
    const customer_id = (body as { id: string }).id;
    const line_items = [{ display_name: 'Beans', quantity: '1', amount: '1250.50' }];
    for (const currency of ['AED', 'AED', 'KWD']) {
      await app.post('invoices', { customer_id, currency, line_items, description: 'one, "two"\nthree' }).expect(201);
    }
  }, 60_000);

  const csvOf = async (body: object, status = 200) =>
    app.post('invoices/search', body).set('accept', 'text/csv').expect(status);
  const rowsOf = (text: string) => parse<Record<string, string>>(text, { bom: true, columns: true });

  /** Copies of a draft. */
  const copy = (id: string, copies: number, from = 0) =>
    onDatabase(app.databaseUrl, (client) =>
      client.query(
        `insert into invoices
         select (jsonb_populate_record(draft, jsonb_build_object(
           'id', 'inv_' || lpad(n::text, 26, '0'), 'page_key', new_page_key(), 'currency', 'OMR'))).*
         from invoices draft cross join generate_series($3::integer + 1, $3::integer + $2::integer) n where draft.id = $1`,
        [id, copies, from],
      ),
    );
  const anyId = async (): Promise<string> => {
    const { body } = await app.get('invoices?limit=1').expect(200);
    return (body as { items: { id: string }[] }).items[0]?.id ?? '';
  };

  it('are files that a spreadsheet opens with Arabic, plain amounts and times in the zone of the business', async () => {
    const { text, headers } = await csvOf({});
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="invoices.csv"');
    expect(text.startsWith('\uFEFFnumber,status,')).toBe(true);
    const [first] = rowsOf(text);
    const { body } = await app.get('invoices?limit=1').expect(200);
    const created = (body as { items: { created_at: string }[] }).items[0]?.created_at ?? '';
    const inDubai = new Date(Date.parse(created) + 4 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    expect(first).toMatchObject({
      customer: NAME,
      customer_external_id: `'=HYPERLINK("http://evil.example")`,
      currency: 'KWD',
      total: '1250.500',
      description: 'one, "two"\nthree',
      'created_at (Asia/Dubai)': inDubai,
    });
  });

  it('keep to the filters, and can be read by GET', async () => {
    const rows = rowsOf((await csvOf({ currency: 'AED', search: '1,250.50' })).text);
    expect(rows.map(({ currency }) => currency)).toEqual(['AED', 'AED']);
    const { text } = await app.get('invoices?currency=kwd').set('accept', 'text/csv').expect(200);
    expect(rowsOf(text)).toHaveLength(1);
  });

  it('have every row once, however many pages they take', async () => {
    await copy(await anyId(), 1_203);
    const rows = rowsOf((await csvOf({ currency: 'OMR', limit: 10, offset: 5 })).text);
    expect(rows).toHaveLength(1_203);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1_203);
  });

  it('are refused with a reason when they cannot be made', async () => {
    const bodyOf = async (body: object) =>
      JSON.parse((await csvOf(body, 400)).text) as { code: string; message: string };
    expect(await bodyOf({ sort: [{ field: 'total', direction: 'asc' }] })).toMatchObject({ code: 'validation_error' });
    expect(await bodyOf({ nonsense: 1 })).toMatchObject({ code: 'validation_error' });
    await app.post('invoices/search', {}).set('accept', 'text/csv').set('idempotency-key', 'k1').expect(400);
  });

  it('are summed by currency, and never across currencies', async () => {
    const { body } = await app.post('invoices/totals', { currency: 'AED' }).expect(200);
    expect(body).toEqual({
      items: [
        {
          currency: 'AED',
          count: 2,
          total: '2501.00',
          amount_due: '2501.00',
          amount_paid: '0.00',
          amount_remaining: '2501.00',
        },
      ],
      is_complete: true,
    });
    const { body: all } = await app.post('invoices/totals', {}).expect(200);
    expect((all as { items: { currency: string }[] }).items.map(({ currency }) => currency)).toEqual([
      'AED',
      'KWD',
      'OMR',
    ]);
  });

  it('have no sum of a part when too many match', async () => {
    await copy(await anyId(), 100_000, 5_000);
    const { body } = await app.post('invoices/totals', { currency: 'OMR' }).expect(200);
    expect(body).toEqual({ items: [], is_complete: false });
  }, 300_000);

  it('are searched through indexes alone when few of very many match', async () => {
    await onDatabase(app.databaseUrl, (client) => client.query('vacuum analyze'));
    const scans = async () => {
      const { rows } = await onDatabase(app.databaseUrl, (client) =>
        client.query<{ read: string; scans: string }>(
          `select sum(seq_tup_read)::text as read, sum(idx_scan)::text as scans from pg_stat_user_tables
           where relname = 'invoices'`,
        ),
      );
      return { read: Number(rows[0]?.read), scans: Number(rows[0]?.scans) };
    };
    // A connection counts its scans up to ten seconds late, or when it ends.
    await onDatabase(app.databaseUrl, (client) =>
      client.query(
        `select pg_terminate_backend(pid, 10000) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      ),
    );
    await eventually('new connections', () => app.get('invoices?limit=1'), { until: ({ status }) => status === 200 });
    const before = await scans();
    const texts = ['AED 1,250.50', '777.25', 'INV-2026', 'Beans', 'nobody', 'inv_nothing', 'a@example.com'];
    for (const search of texts) await app.post('invoices/search', { search, limit: 25 }).expect(200);
    const after = await eventually('the scans to be counted', scans, {
      until: ({ scans: counted }) => counted >= before.scans + texts.length,
    });
    expect(after.read).toBe(before.read);
  }, 60_000);
});

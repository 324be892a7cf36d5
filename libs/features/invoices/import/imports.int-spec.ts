import { useInvoicesApp } from '../../../../test/support/invoices-app';

interface Imported {
  applied: boolean;
  rows: {
    line: number;
    name: string;
    fate: string;
    id: string | null;
    errors: { column: string; message: string }[];
  }[];
}

describe('CSV files that are imported', () => {
  const app = useInvoicesApp();

  const send = async (path: string, text: string | Buffer, isDryRun = false, status = 200): Promise<Imported> => {
    const answer = await app.postFile(`${path}/import?dry_run=${isDryRun}`, 'text/csv', text).expect(status);
    return answer.body as Imported;
  };
  const count = async (path: string): Promise<number> =>
    ((await app.get(`${path}?limit=1`).expect(200)).body as { pagination: { total: number } }).pagination.total;
  const fates = ({ rows }: Imported) => rows.map(({ line, name, fate }) => [line, name, fate]);

  const CUSTOMERS = '\uFEFFexternal_id,name,email\r\nshop-1,مقهى النخيل,palm@example.com\r\nshop-2,"Sara, Ltd",\r\n';

  it('show the fate of each row in a dry run, add customers once, and can be sent again', async () => {
    const dry = await send('customers', CUSTOMERS, true);
    expect(dry.applied).toBe(false);
    expect(fates(dry)).toEqual([
      [2, 'shop-1', 'new'],
      [3, 'shop-2', 'new'],
    ]);
    expect(await count('customers')).toBe(0);
    expect((await send('customers', CUSTOMERS)).applied).toBe(true);
    const again = await send('customers', CUSTOMERS);
    expect([again.applied, fates(again)]).toEqual([
      false,
      [
        [2, 'shop-1', 'known'],
        [3, 'shop-2', 'known'],
      ],
    ]);
    const other = await send('customers', 'external_id;name\nshop-1;Palm Café\n');
    expect(other.rows[0]).toMatchObject({ fate: 'differs', errors: [{ column: 'name' }] });
    expect(await count('customers')).toBe(2);
  });

  it('add nothing when a row is refused, and say which and why', async () => {
    const before = await count('customers');
    const text = 'external_id,name,email\nnew-1,One,one@example.com\nnew-2,,two@example\nnew-1,Again,\n';
    const { applied, rows } = await send('customers', text);
    expect(applied).toBe(false);
    expect(rows.map(({ fate, errors }) => [fate, errors.map(({ column }) => column)])).toEqual([
      ['new', []],
      ['refused', ['name', 'email']],
      ['refused', ['external_id']],
    ]);
    expect(rows[0]?.id).toBeNull();
    expect(await count('customers')).toBe(before);
  });

  it.each([
    ['', 'The file is empty'],
    ['name\nX\n', 'lacks external_id'],
    ['external_id,name,colour\n1,X,red\n', 'unknown columns: colour'],
    ['external_id,name\n1,X,3\n', 'Invalid Record Length'],
    ['external_id,name\n1,"X\n', 'Quote'],
    [Buffer.from([0x65, 0xff, 0x0a]), 'not UTF-8'],
    [`external_id,name\n${'1,X\n'.repeat(501)}`, 'at most 500'],
    ['external_id,name\n1,4111111111111111\n', 'card numbers'],
  ])('are refused as a whole when they cannot be read: %j', async (text, message) => {
    const body = (await send('customers', text, true, 400)) as unknown as { message: string };
    expect(body.message).toContain(message);
  });

  it('let other requests in between their rows', async () => {
    const row = (at: number) => `wide-${at},Name,someone-${at}@example.com,"1, Long Street",Dubai`;
    const rows = Array.from({ length: 500 }, (_, at) => row(at)).join('\n');
    const start = performance.now();
    let [longest, last] = [0, start];
    const watch = setInterval(() => {
      const now = performance.now();
      [longest, last] = [Math.max(longest, now - last), now];
    }, 1);
    await send('customers', `external_id,name,email,address_line1,address_city\n${rows}\n`, true);
    clearInterval(watch);
    expect(longest).toBeLessThan((performance.now() - start) / 4);
  });

  it('make drafts of the rows with one reference, with exact amounts, once', async () => {
    await app.newCustomer('payer-1');
    const text = [
      'reference,customer_external_id,currency,display_name,quantity,unit_price,amount,tax_rate,due_date,description',
      'R-1,payer-1,AED,Beans,3,1250.50,,5,2036-12-31,Green coffee',
      'R-1,payer-1,,Delivery,1,,50.25,,,',
      'R-2,payer-1,KWD,Plan,1,,10.125,,,',
    ].join('\n');
    expect(fates(await send('invoices', text, true))).toEqual([
      [2, 'R-1', 'new'],
      [4, 'R-2', 'new'],
    ]);
    expect(await count('invoices')).toBe(0);
    const { applied, rows } = await send('invoices', text);
    expect(applied).toBe(true);
    expect(await app.invoice(rows[0]?.id ?? '')).toMatchObject({
      invoice_status: 'draft',
      subtotal: '3801.75',
      total_tax: '187.58',
      description: 'Green coffee',
      line_items: [{ display_name: 'Beans' }, { display_name: 'Delivery' }],
    });
    expect(await app.invoice(rows[1]?.id ?? '')).toMatchObject({ total: '10.125', currency: 'KWD' });
    expect(fates(await send('invoices', text))).toEqual([
      [2, 'R-1', 'known'],
      [4, 'R-2', 'known'],
    ]);
    expect(await count('invoices')).toBe(2);
  });

  it.each([
    ['50,5', 'amount'],
    ['1.005', 'amount'],
  ])('refuse the amount "%s" in AED', async (amount, column) => {
    const text = `reference,customer_external_id,currency,display_name,quantity,amount\nX,payer-1,AED,Plan,1,"${amount}"\n`;
    const { rows } = await send('invoices', text);
    expect(rows[0]).toMatchObject({ fate: 'refused' });
    expect(rows[0]?.errors[0]?.column).toContain(column);
  });

  it('name the customer that is not there, and rows of one reference that disagree', async () => {
    const header = 'reference,customer_external_id,currency,display_name,quantity,amount\n';
    const { rows } = await send(
      'invoices',
      `${header}A,nobody,AED,Plan,1,5\nB,payer-1,AED,Plan,1,5\nB,payer-1,USD,Plan,1,5\n`,
    );
    expect(rows.map(({ errors }) => errors[0]?.column)).toEqual(['customer_external_id', 'currency']);
  });
});

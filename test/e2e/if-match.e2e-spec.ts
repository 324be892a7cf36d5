import { ask } from '../support/ask';
import type { Shop } from '../support/shop';
import { onDatabase } from '../support/on-database';
import { eventually } from '../support/probe';
import { useStage } from '../support/stage';

interface Versioned {
  readonly version: number;
}

interface Refusal {
  readonly code: string;
  readonly details: { readonly current: Versioned & Record<string, unknown> };
}

const stage = useStage();
let shop: Shop;

beforeEach(async () => {
  shop = await stage.newShop();
});

const draft = async (): Promise<string> => {
  const { id } = await shop.newCustomer();
  const line_items = [{ display_name: 'Consulting', quantity: '1', amount: '1500.00' }];
  return (await shop.post<{ id: string }>('invoices', { customer_id: id, currency: 'AED', line_items })).id;
};

const put = (path: string, body: object, tag?: string) =>
  shop.call<Versioned & Refusal>('PUT', path, body, tag === undefined ? {} : { 'if-match': tag });
const tagOf = async (path: string): Promise<string> => (await shop.call('GET', path)).headers.get('etag') ?? '';

/** Each kind of record that several people change, with two changes of it. */
const KINDS: [string, () => Promise<string>, [object, object]][] = [
  ['an invoice', async () => `invoices/${await draft()}`, [{ description: 'October' }, { description: 'November' }]],
  ['a customer', async () => `customers/${(await shop.newCustomer()).id}`, [{ name: 'Mona' }, { name: 'Muna' }]],
  ['the business profile', async () => 'business-profile', [{ footer: 'Thanks' }, { footer: 'Thank you' }]],
  ['a connection', async () => `connections/${shop.connection.id}`, [{ name: 'Shop' }, { name: 'Store' }]],
];

describe.each(KINDS)('%s that two people change', (_, make, [one, other]) => {
  it('takes the first change and shows it to the second, who may then decide', async () => {
    const path = await make();
    const read = await tagOf(path);
    expect(read).toMatch(/^"\d+-[\w-]{27}"$/);
    const first = await put(path, one, read);
    expect([first.status, first.body]).toEqual([200, expect.objectContaining(one)]);
    expect(first.headers.get('etag')).toBe(await tagOf(path));

    const second = await put(path, other, read);
    expect([second.status, second.body.code]).toEqual([412, 'changed_meanwhile']);
    expect(second.body.details.current).toMatchObject({ ...one, version: first.body.version });
    expect(await shop.get(path)).toMatchObject(one);

    const decided = await put(path, other, `"${second.body.details.current.version}"`);
    expect([decided.status, decided.body]).toEqual([200, expect.objectContaining(other)]);
  });

  it('takes one of two changes that arrive at once', async () => {
    const path = await make();
    const read = await tagOf(path);
    for (const tag of [read, await tagOf(path)]) expect(tag).toBe(read);
    const answers = await Promise.all([one, other].map((change) => put(path, change, read)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = [one, other][answers.findIndex(({ status }) => status === 200)];
    expect(await shop.get(path)).toMatchObject({ ...won });
  });

  it('is changed as before without If-Match', async () => {
    const path = await make();
    expect((await put(path, one)).status).toBe(200);
    expect((await put(path, other)).status).toBe(200);
  });
});

it('reads If-Match by the rules of RFC 9110: lists, weak tags and the star', async () => {
  const path = `customers/${(await shop.newCustomer()).id}`;
  const status = async (tag: string) => (await put(path, {}, tag)).status;
  const version = async () => (await shop.get<Versioned>(path)).version;
  expect(await status(`"a,b" , "0", "${await version()}"`)).toBe(200);
  expect(await status(`"7-x",,${await tagOf(path)}`)).toBe(200);
  expect(await status('*')).toBe(200);
  const before = await version();
  expect(await status(`W/"${before}"`)).toBe(412);
  expect(await status(`W/${await tagOf(path)}`)).toBe(412);
  expect(await status('""')).toBe(412);
  expect(await status(`"other${before}"`)).toBe(412);
  for (const broken of [String(before), `"${before}`, 'W/*', `"${before}" "${before}"`, ',']) {
    const refused = await put(path, {}, broken);
    expect([broken, refused.status, refused.body.code]).toEqual([broken, 400, 'validation_error']);
  }
  expect(await version()).toBe(before);
  expect((await put('customers/cust_none', {}, '*')).status).toBe(404);
});

it('the tag stands for the bytes too: it differs between views of one version, and each view can change it', async () => {
  const path = `customers/${(await shop.newCustomer()).id}`;
  const [plain, wide] = [await tagOf(path), await tagOf(`${path}?expand=integrations`)];
  expect(plain).not.toBe(wide);
  expect(plain.split('-')[0]).toBe(wide.split('-')[0]);
  expect((await put(path, { name: 'Mona' }, wide)).status).toBe(200);
  const url = `${stage.remit.url}/v1/${path}`;
  const headers = { authorization: `Bearer ${shop.environment.api_key}` };
  const theirs = (await ask('GET', url, { headers })).headers.get('etag') ?? '';
  const change = (tag: string) => ask('PUT', url, { body: { name: 'Muna' }, headers: { ...headers, 'if-match': tag } });
  expect((await change(theirs)).status).toBe(200);
  expect((await change(theirs)).status).toBe(412);
});

it('finalizes what was looked at, and once, however often it is sent', async () => {
  const path = `invoices/${await draft()}`;
  const seen = await tagOf(path);
  await put(path, { description: 'Changed after the look' });
  const finalize = (tag: string) =>
    shop.call<Refusal>('POST', `${path}/finalize`, {}, { 'if-match': tag, 'idempotency-key': 'finalize-1' });
  const refused = await finalize(seen);
  expect([refused.status, refused.body.details.current]).toMatchObject([412, { invoice_status: 'draft' }]);
  const now = await tagOf(path);
  expect((await finalize(now)).status).toBe(200);
  expect((await finalize(now)).status).toBe(200);
});

it('says where If-Match would not be heeded, instead of changing anything', async () => {
  const path = `customers/${(await shop.newCustomer()).id}`;
  const refused = await shop.call<Refusal>('DELETE', path, undefined, { 'if-match': await tagOf(path) });
  expect([refused.status, refused.body.code]).toEqual([400, 'validation_error']);
  for (const [method, header] of [
    ['GET', 'if-match'],
    ['PUT', 'if-none-match'],
  ] as const) {
    const body = method === 'PUT' ? { name: 'Nobody' } : undefined;
    const unheeded = await shop.call<Refusal>(method, path, body, { [header]: '*' });
    expect([method, unheeded.status, unheeded.body.code]).toEqual([method, 400, 'validation_error']);
  }
  expect(await shop.get(path)).toMatchObject({ status: 'published', name: expect.not.stringMatching('Nobody') });
});

it('shows what changed in the dialect of the caller', async () => {
  const path = `invoices/${await draft()}`;
  const ours = await put(path, { description: 'October' }, '"0"');
  expect(ours.body.details.current['invoice_status']).toBe('draft');
  const headers = { authorization: `Bearer ${shop.environment.api_key}`, 'if-match': '"0"' };
  const theirs = await ask('PUT', `${stage.remit.url}/v1/${path}`, { headers, body: { description: 'October' } });
  const read = await ask('GET', `${stage.remit.url}/v1/${path}`, { headers: { authorization: headers.authorization } });
  expect([theirs.status, (theirs.body as Refusal).details.current]).toEqual([412, read.body]);
});

it('changes by external id only the customer that has it when it is locked', async () => {
  const { id } = await shop.newCustomer();
  const { external_id: name } = await shop.get<{ external_id: string }>(`customers/${id}`);
  const answer = await onDatabase(stage.databaseUrl, async (sql) => {
    await sql.query('begin');
    await sql.query('select from customers where id = $1 for update', [id]);
    const change = put(`customers?external_customer_id=${name}`, { name: 'Mona' });
    await eventually('the change to wait', async () => {
      const waiting = 'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))';
      return (await sql.query(waiting)).rowCount !== 0;
    });
    await sql.query(`update customers set external_id = 'moved away' where id = $1`, [id]);
    await sql.query('commit');
    return change;
  });
  expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
  expect(await shop.get(`customers/${id}`)).toMatchObject({ external_id: 'moved away' });
});

import { startSandbox, type RunningSandbox } from './sandbox';
import { SandboxClient } from './testing/sandbox-client';

/** Behaviour that Nomod does not document. Each account can be switched to either variant. */
describe('habits of an account', () => {
  let sandbox: RunningSandbox;
  let nomod: SandboxClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
    nomod = new SandboxClient(sandbox.url, 'sk_test_habits');
  });
  afterAll(() => sandbox.close());
  beforeEach(() => nomod.control('POST', '/reset', {}));

  const options = (body: object) => nomod.account('PATCH', '/options', body);
  const list = async (query: string) =>
    (await nomod.api<{ count?: number; results: { id: string }[] }>('GET', `/links${query}`)).data;
  const idsOf = async (query: string) => (await list(query)).results.map(({ id }) => id);

  it('searches titles, notes, both or neither', async () => {
    const { id } = await nomod.link({ title: 'Invoice 7', note: 'Ref. KESTREL' });
    expect([await idsOf('?search=invoice'), await idsOf('?search=kestrel')]).toEqual([[id], []]);
    await options({ search_fields: ['title', 'note'] });
    expect([await idsOf('?search=invoice'), await idsOf('?search=kestrel')]).toEqual([[id], [id]]);
    await options({ search_fields: [] });
    expect(await idsOf('?search=invoice')).toEqual([]);
  });

  it('lists oldest first, without a count, on pages of its own size', async () => {
    const ids = [(await nomod.link()).id, (await nomod.link()).id, (await nomod.link()).id];
    expect((await list('')).count).toBe(3);
    await options({ list_order: 'oldest_first', list_count: 'missing', max_page_size: 2 });
    expect(await idsOf('?page_size=100')).toEqual(ids.slice(0, 2));
    expect(await list('')).not.toHaveProperty('count');
  });

  it('ignores the status that is asked for', async () => {
    const { id } = await nomod.link();
    expect(await idsOf('?status=disabled')).toEqual([]);
    await options({ status_filter: 'ignored' });
    expect(await idsOf('?status=disabled')).toEqual([id]);
  });

  it('does not multiply by the quantity', async () => {
    const items = [{ name: 'Work', amount: '3.00', quantity: 4 }];
    expect((await nomod.link({ items })).amount).toBe('12.000');
    await options({ item_amount: 'per_line' });
    expect((await nomod.link({ items })).amount).toBe('3.000');
  });

  it('cuts texts, drops the limit and writes other addresses', async () => {
    await options({ title_length: 5, note_length: 3, keep_expiry_limit: false, payment_url_scheme: 'https' });
    const link = await nomod.link({ title: 'Invoice 7', note: 'Thanks' });
    expect(link).toMatchObject({ title: 'Invoi', note: 'Tha', payment_expiry_limit: null });
    expect(link.url).toMatch(/^https:/);
    const edited = await nomod.api('PATCH', `/links/${link.id}/edit`, { title: 'Receipt 7' });
    expect(edited.data).toMatchObject({ title: 'Recei' });
  });

  it('answers 400 for what it does not have', async () => {
    await options({ unknown_id_status: 400 });
    for (const path of ['/links/none', '/invoices/none']) expect((await nomod.api('GET', path)).status).toBe(400);
  });
});

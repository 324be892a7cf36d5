import { eventually } from '../support/probe';
import { ask } from './support/ask';
import { offlinePayment, type TestEnvironment, World } from './support/world';

jest.setTimeout(90_000);

interface Answer {
  readonly status: number;
  readonly body: {
    readonly id: string;
    readonly code?: string;
    readonly state?: string;
    readonly details?: { readonly approval_id: string };
    readonly items: { readonly id: string; readonly action: string; readonly details: Record<string, string> }[];
  };
}

describe('a limit for acts about money', () => {
  let world: World;
  let who: TestEnvironment;
  let customer: string;
  let [asker, other, reader] = ['', '', ''];

  const send = async (key: string, method: string, path: string, body?: object): Promise<Answer> => {
    const { status, text } = await ask(world.remit.url, { method, path: `/api/v1/${path}`, key, body });
    return { status, body: JSON.parse(text) as Answer['body'] };
  };

  beforeAll(async () => {
    world = await World.start();
    who = (await world.newTenant('Acme')).sandbox;
    ({ id: customer } = await world.call(who, 'post', 'customers', { external_id: 'c-1', name: 'Palm' }));
    const newKey = async (...scopes: string[]) =>
      (await world.call<{ api_key: string }>(who, 'post', 'api-keys', { name: 'Test', scopes })).api_key;
    const money = ['read', 'write', 'refunds:write', 'payments:offline', 'invoices:adjust'];
    [asker, other, reader] = [await newKey(...money), await newKey(...money), await newKey('read', 'write')];
    const limited = await send(who.key, 'put', `environments/${who.id}`, { approval_limits: { AED: '50' } });
    expect(limited).toMatchObject({ status: 200, body: { approval_limits: { AED: '50.00' }, return_hosts: [] } });
    await holds(true);
  });
  afterAll(() => world.stop());

  const finalized = () => world.finalizedInvoice(who, customer);

  const request = (method: string, path: string, body: object) => () => send(asker, method, path, body);

  /** Sends a request that needs approval, and again once it has that. */
  const approved = async (wanted: () => Promise<Answer>): Promise<Answer> => {
    const refused = await wanted();
    expect(refused.body.code).toBe('approval_required');
    await send(other, 'post', `approvals/${refused.body.details?.approval_id}/approve`);
    return wanted();
  };

  /** Every process caches a key and the limits of its environment for half a second. */
  const holds = async (isLimited: boolean, amount = '50.01') => {
    const test = async () => send(asker, 'post', `invoices/${await finalized()}/credit-notes`, { amount, reason: 'x' });
    await eventually('the limits to hold', async () => (await test()).body.code === 'approval_required', {
      until: (isRefused) => isRefused === isLimited,
    });
  };

  const acts: [string, () => Promise<[string, string, object]>][] = [
    ['payment.record_offline', async () => ['post', 'payments', offlinePayment(await finalized(), '50.01')]],
    [
      'invoice.credit',
      async () => ['post', `invoices/${await finalized()}/credit-notes`, { amount: '60.00', reason: 'x' }],
    ],
    ['invoice.discount', async () => ['put', `invoices/${await finalized()}`, { total_discount: '60.00' }]],
    ['invoice.void', async () => ['post', `invoices/${await finalized()}/void`, {}]],
  ];

  it.each(acts)('lets %s wait above it until another key has approved exactly that', async (act, request) => {
    const [method, path, body] = await request();
    const refused = await send(asker, method, path, body);
    expect(refused).toMatchObject({ status: 403, body: { code: 'approval_required', details: { act } } });
    const id = refused.body.details?.approval_id ?? '';
    // A repeated request returns the same approval, and nothing has been booked yet.
    expect((await send(asker, method, path, body)).body.details?.approval_id).toBe(id);
    expect(await send(asker, 'post', `approvals/${id}/approve`)).toMatchObject({ status: 403 });
    expect(await send(reader, 'post', `approvals/${id}/approve`)).toMatchObject({ status: 403 });
    expect(await send(asker, method, path, body)).toMatchObject({ status: 403 });

    expect(await send(other, 'post', `approvals/${id}/approve`)).toMatchObject({
      status: 200,
      body: { state: 'approved' },
    });
    expect((await send(other, 'post', `approvals/${id}/approve`)).status).toBe(409);
    // The approval is valid once, for the key that requested it.
    expect((await send(other, method, path, body)).body.code).toBe('approval_required');
    const done = await send(asker, method, path, body);
    expect(done.status).toBeLessThan(300);
    expect(await send(asker, 'get', `approvals/${id}`)).toMatchObject({ body: { state: 'used' } });
    const log = await send(who.key, 'get', 'audit-log?limit=20');
    expect(log.body.items.filter((entry) => entry.details?.act === act).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['approval.requested', 'approval.given', 'approval.used']),
    );
  });

  it('lets a refund above it wait, and what is refused or of another amount is not done', async () => {
    await send(who.key, 'put', `environments/${who.id}`, { approval_limits: { AED: '20.00' } });
    await holds(true, '20.01');
    const invoice = await finalized();
    const big = offlinePayment(invoice, '90.00');
    const waiting = await send(asker, 'post', 'payments', big);
    await send(other, 'post', `approvals/${waiting.body.details?.approval_id}/approve`);
    const payment = (await send(asker, 'post', 'payments', big)).body.id;

    const refund = (amount: string) => send(asker, 'post', `payments/${payment}/refund`, { amount });
    expect((await refund('20.00')).status).toBe(200);
    const wanted = await refund('30.00');
    expect(wanted.body.code).toBe('approval_required');
    const id = wanted.body.details?.approval_id;
    await send(other, 'post', `approvals/${id}/approve`);
    expect((await refund('31.00')).body.code).toBe('approval_required');
    expect(await refund('30.00')).toMatchObject({ status: 200, body: { refunded_amount: '50.00' } });
    // The approval is used up. The same amount needs a new approval.
    const more = await refund('30.00');
    expect(more.status).not.toBe(200);

    const next = (await refund('40.00')).body.details?.approval_id;
    expect(await send(other, 'post', `approvals/${next}/refuse`)).toMatchObject({
      status: 200,
      body: { state: 'refused' },
    });
    expect((await refund('40.00')).body.details?.approval_id).not.toBe(next);
    // Two concurrent requests share one approval, so only one succeeds.
    const twice = (await refund('21.00')).body.details?.approval_id;
    await send(other, 'post', `approvals/${twice}/approve`);
    const both = await Promise.all([refund('21.00'), refund('21.00')]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);

    const list = await send(reader, 'get', 'approvals?state=waiting');
    expect(list.body.items.length).toBeGreaterThan(0);
  });

  it('counts the parts of an act together, but not what somebody else has approved', async () => {
    await send(who.key, 'put', `environments/${who.id}`, { approval_limits: { AED: '20.00' } });
    await holds(true, '20.01');
    const [paid, credited, discounted] = [await finalized(), await finalized(), await finalized()];
    const { id: payment } = (await approved(request('post', 'payments', offlinePayment(await finalized(), '80.00'))))
      .body;
    const parts: Record<string, (amount: string, sum: string) => () => Promise<Answer>> = {
      offline: (amount) => request('post', 'payments', offlinePayment(paid, amount)),
      refund: (amount) => request('post', `payments/${payment}/refund`, { amount }),
      credit: (amount) => request('post', `invoices/${credited}/credit-notes`, { amount, reason: 'x' }),
      discount: (_, sum) => request('put', `invoices/${discounted}`, { total_discount: sum }),
    };
    for (const [name, part] of Object.entries(parts)) {
      expect([name, (await part('15.00', '15.00')()).status < 300]).toEqual([name, true]);
      expect([name, (await approved(part('6.00', '21.00'))).status < 300]).toEqual([name, true]);
      expect([name, (await part('5.00', '26.00')()).status < 300]).toEqual([name, true]);
      expect([name, (await part('0.01', '26.01')()).body.code]).toEqual([name, 'approval_required']);
    }
  });

  it('gives no credit for an approved act that was undone', async () => {
    await send(who.key, 'put', `environments/${who.id}`, { approval_limits: { AED: '20.00' } });
    await holds(true, '20.01');
    const [paid, discounted] = [await finalized(), await finalized()];
    const offline = (amount: string) => request('post', 'payments', offlinePayment(paid, amount));
    const discount = (sum: string) => request('put', `invoices/${discounted}`, { total_discount: sum });

    const { id } = (await approved(offline('60.00'))).body;
    expect((await send(asker, 'post', `payments/${id}/void`, { reason: 'Wrong invoice' })).status).toBe(200);
    expect((await approved(offline('61.00'))).status).toBe(201);
    expect((await offline('20.00')()).status).toBe(201);
    expect((await offline('0.01')()).body.code).toBe('approval_required');

    expect((await approved(discount('60.00'))).status).toBe(200);
    expect((await discount('0.00')()).status).toBe(200);
    expect((await approved(discount('61.00'))).status).toBe(200);
    expect((await discount('81.00')()).status).toBe(200);
    expect((await discount('81.01')()).body.code).toBe('approval_required');
  });

  it('is within reach of nothing below it, and gone when it is taken away', async () => {
    expect((await send(asker, 'post', 'payments', offlinePayment(await finalized(), '20.00'))).status).toBe(201);
    for (const limits of [{ XYZ: '1.00' }, { AED: 'much' }, { AED: '1.005' }, { AED: '-1' }, { AED: 5 }])
      expect((await send(who.key, 'put', `environments/${who.id}`, { approval_limits: limits })).status).toBe(400);
    expect((await send(who.key, 'put', `environments/${who.id}`, { approval_limits: {} })).status).toBe(200);
    await holds(false);
    expect((await send(asker, 'post', 'payments', offlinePayment(await finalized(), '100.00'))).status).toBe(201);
  });
});

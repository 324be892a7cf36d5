import { ask, type Question } from '../support/ask';
import { MEASURED_HEAP, usedMemory } from '../support/used-memory';
import { type TestEnvironment, World } from '../support/world';
import { wideObject } from './hostile-values';

jest.setTimeout(120_000);

/** Milliseconds of processor time that the server may work for one caller without looking after the others. */
const LONGEST_STALL_MS = 100;

/** The largest honest body is a thousand lines that are priced, stored and answered, and its sender is known and limited. */
const LONGEST_INVOICE_MS = 200;

/** As many lines as an invoice may have. */
const largestInvoice = (customerId: string) => ({
  customer_id: customerId,
  currency: 'AED',
  line_items: Array.from({ length: 1_000 }, () => ({
    display_name: 'Work',
    quantity: '1',
    amount: '1.00',
    metadata: wideObject(5),
  })),
});

describe('a body of many members', () => {
  let world: World;
  let who: TestEnvironment;
  let customerId: string;

  beforeAll(async () => {
    world = await World.start(MEASURED_HEAP);
    who = (await world.newTenant('Acme')).sandbox;
    customerId = (await world.call(who, 'post', 'customers', { external_id: 'c1', name: 'Customer' })).id;
  });
  afterAll(() => world.stop());

  /** The best of several tries counts: the first compile the code, and a body that costs too much does so each time. */
  async function expectNoStall(question: Question, status: number, mostMs = LONGEST_STALL_MS): Promise<void> {
    let shortestMs = Infinity;
    for (let count = 0; count < 6 && shortestMs >= mostMs; count += 1) {
      await usedMemory(world.remit);
      expect((await ask(world.remit.url, question)).status).toBe(status);
      shortestMs = Math.min(shortestMs, (await usedMemory(world.remit)).stallMs);
    }
    expect(shortestMs).toBeLessThan(mostMs);
  }

  const signIn = (body: unknown): Question => ({
    method: 'post',
    path: '/api/v1/session',
    headers: { 'x-remit-console': '1' },
    body,
  });
  const create = (list: string, body: unknown): Question => ({
    method: 'post',
    path: `/api/v1/${list}`,
    key: who.key,
    body,
  });

  it('is refused at the sign-in, which reads 4 KiB of anybody', async () => {
    await expectNoStall(signIn(wideObject(40_000)), 413);
    await expectNoStall(signIn(wideObject(80_000)), 413);
    await expectNoStall(signIn(wideObject(300)), 400);
  });

  it('is refused with a key, wherever the members are', async () => {
    const customer = { external_id: 'c2', name: 'Customer' };
    await expectNoStall(create('customers', { ...customer, ...wideObject(40_000) }), 400);
    await expectNoStall(create('customers', { ...customer, metadata: wideObject(80_000) }), 400);
    await expectNoStall(create('invoices', { line_items: Array.from({ length: 200_000 }, () => 0) }), 400);
    await expectNoStall(create('invoices', { line_items: Array.from({ length: 1_000 }, () => 0) }), 400);
    const full = { ...largestInvoice(customerId), ...wideObject(490) };
    await expectNoStall(create('invoices', { ...full, line_items: [...full.line_items, ...full.line_items] }), 400);
  });

  it('is taken when it is an invoice of a thousand lines', async () => {
    await expectNoStall(create('invoices', largestInvoice(customerId)), 201, LONGEST_INVOICE_MS);
  });
});

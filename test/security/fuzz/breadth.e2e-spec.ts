import { ask, type Question } from '../support/ask';
import { expectNoStall } from '../support/stalls';
import { MEASURED_HEAP } from '../support/used-memory';
import { type TestEnvironment, World } from '../support/world';
import { wideObject } from './hostile-values';

jest.setTimeout(120_000);

/**
 * Milliseconds. The largest legitimate body has a thousand lines that are priced, stored and answered. Its sender is
 * known and limited.
 */
const LONGEST_INVOICE_MS = 200;

/** Has the maximum number of lines of an invoice. */
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

  const expectAnswered = (question: Question, status: number, mostMs?: number): Promise<void> =>
    expectNoStall(world.remit, async () => expect((await ask(world.remit.url, question)).status).toBe(status), {
      mostMs,
      tries: 6,
    });

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

  it('is refused at the sign-in, which reads 1 KiB of anybody', async () => {
    await expectAnswered(signIn(wideObject(40_000)), 413);
    await expectAnswered(signIn(wideObject(80_000)), 413);
    await expectAnswered(signIn(wideObject(95)), 400);
  });

  it('is refused with a key, wherever the members are', async () => {
    const customer = { external_id: 'c2', name: 'Customer' };
    await expectAnswered(create('customers', { ...customer, ...wideObject(40_000) }), 400);
    await expectAnswered(create('customers', { ...customer, metadata: wideObject(80_000) }), 400);
    await expectAnswered(create('invoices', { line_items: Array.from({ length: 200_000 }, () => 0) }), 400);
    await expectAnswered(create('invoices', { line_items: Array.from({ length: 1_000 }, () => 0) }), 400);
    const full = { ...largestInvoice(customerId), ...wideObject(490) };
    await expectAnswered(create('invoices', { ...full, line_items: [...full.line_items, ...full.line_items] }), 400);
  });

  it('is taken when it is an invoice of a thousand lines', async () => {
    await expectAnswered(create('invoices', largestInvoice(customerId)), 201, LONGEST_INVOICE_MS);
  });
});

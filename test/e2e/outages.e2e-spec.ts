import { Client } from 'pg';
import { eventually } from '../support/probe';
import type { ErrorAnswer } from '../support/remit-answers';
import { PATIENCE, type Shop } from '../support/shop';
import { chargeEvent, signedEvent } from '../support/signed-event';
import { LONG, useStage } from '../support/stage';
import { TcpGate } from '../support/tcp-gate';

jest.setTimeout(LONG);

const GATEWAY_TIMEOUT = { NOMOD_TIMEOUT_MS: '3000', OUTCOME_LOOKUP_SECONDS: '1' };

describe('a server that is killed', () => {
  const stage = useStage({ env: GATEWAY_TIMEOUT });
  let shop: Shop;
  beforeAll(async () => {
    shop = await stage.newShop({ webhooks: false });
  });

  it('right after it answered an event settles the payment once it runs again', async () => {
    const payment = await shop.link();
    const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
    await shop.gateway.fault({ operation: 'get_charge', kind: 'timeout', ms: 60_000 });
    const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', charge.id));
    expect((await shop.send('POST', shop.webhookPath, event)).status).toBe(200);
    await stage.crash();
    await shop.gateway.clearFaults();

    await stage.restart();
    const startedAt = Date.now();
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    process.stdout.write(`killed after the 2xx: settled ${Date.now() - startedAt} ms after the restart\n`);
    expect(await shop.happened(payment.destination_id, 'payment.succeeded')).toBe(1);
    expect(await shop.deliveries(charge.id)).toMatchObject([{ result: 'processed' }]);
  });

  it('while it reads the charge leaves nothing that stops the next one', async () => {
    const payment = await shop.link();
    const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
    const calls = await shop.gateway.calls('get_charge');
    await shop.gateway.fault({ operation: 'get_charge', kind: 'timeout', ms: 60_000 });
    const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', charge.id));
    expect((await shop.send('POST', shop.webhookPath, event)).status).toBe(200);
    await shop.gateway.untilCalled('get_charge', calls + 1);
    await stage.crash();
    await shop.gateway.clearFaults();
    await stage.restart();
    // The sender, which got its answer, sends the same event once more: no harm.
    expect((await shop.send('POST', shop.webhookPath, event)).status).toBe(200);
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    expect(await shop.happened(payment.destination_id, 'payment.succeeded')).toBe(1);
  });

  it('while Nomod makes a link finds that link again and makes no second one', async () => {
    const own = await stage.newShop();
    const invoice = await own.invoice();
    await own.gateway.fault({ operation: 'create_link', kind: 'timeout_after', ms: 60_000, times: 1 });
    const asking = own.call('POST', 'payments', own.linkRequest(invoice)).then(
      () => 'answered',
      () => 'cut off',
    );
    await own.gateway.untilCalled('create_link');
    await stage.crash();
    expect(await asking).toBe('cut off');
    await stage.restart();
    const [payment] = await eventually(
      'the payment to be open by itself',
      async () => (await own.get<{ items: { payment_status: string; payment_url: string }[] }>('payments')).items,
      { ...PATIENCE, until: ([first]) => first?.payment_status === 'pending' },
    );
    const { links } = await own.gateway.objects();
    expect(links.map(({ url }) => url)).toEqual([payment?.payment_url]);
    expect((await own.link(invoice)).payment_url).toBe(payment?.payment_url);
  });
});

describe('a database that is away', () => {
  let gate: TcpGate;
  let direct: string;
  const stage = useStage({
    databaseUrl: async (given) => {
      direct = given;
      const url = new URL(given);
      gate = new TcpGate({ host: url.hostname, port: Number(url.port) });
      await gate.open();
      url.host = gate.address;
      return url.toString();
    },
  });
  afterAll(() => gate.cut());

  /** What a failover to a standby looks like: connections end, new ones can only read. */
  const letWrite = async (writable: boolean) => {
    // This connection itself must be able to write, whatever the database says.
    const client = new Client({ connectionString: direct, options: '-c default_transaction_read_only=off' });
    await client.connect();
    try {
      const name = new URL(direct).pathname.slice(1);
      await client.query(`alter database ${name} set default_transaction_read_only = ${writable ? 'off' : 'on'}`);
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    } finally {
      await client.end();
    }
  };

  it.each([
    ['is down', () => gate.cut(), () => gate.open()],
    ['refuses writes', () => letWrite(false), () => letWrite(true)],
  ])('because it %s makes events 503 within 2 s; nothing is lost', async (_how, takeAway, giveBack) => {
    const shop = await stage.newShop({ webhooks: false });
    const payment = await shop.link();
    const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
    await stage.untilSettled();
    const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', charge.id));
    const send = () => shop.send<ErrorAnswer>('POST', shop.webhookPath, event);

    await takeAway();
    const answers = [await send(), ...(await Promise.all(Array.from({ length: 10 }, send)))];
    await giveBack();
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      answers.map(() => '503 service_unavailable'),
    );
    expect(answers.every(({ headers }) => headers.get('retry-after') !== null)).toBe(true);
    process.stdout.write(`database away: slowest 503 after ${Math.max(...answers.map(({ ms }) => ms))} ms\n`);
    // Two seconds of the server's; the rest is for the machine that also runs the other tests.
    expect(Math.min(...answers.map(({ ms }) => ms))).toBeLessThan(2_300);

    await eventually('the repeated event to be taken in', send, { ...PATIENCE, until: ({ status }) => status === 200 });
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    expect(await shop.happened(payment.destination_id, 'payment.succeeded')).toBe(1);
  });
});

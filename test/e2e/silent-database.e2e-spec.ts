import { eventually } from '../support/probe';
import { chargeEvent, signedEvent } from '../support/signed-event';
import { LONG, useStage } from '../support/stage';
import { TcpGate } from '../support/tcp-gate';

jest.setTimeout(LONG);

describe('a database host that vanishes without a word while a healthy one can be reached', () => {
  let gate: TcpGate;
  const stage = useStage({
    databaseUrl: async (given) => {
      const url = new URL(given);
      gate = new TcpGate({ host: url.hostname, port: Number(url.port) });
      await gate.open();
      url.host = gate.address;
      return url.href;
    },
  });
  afterAll(() => gate.cut());

  it('is left within 10 s; what was accepted meanwhile is done, and the listener is back', async () => {
    const shop = await stage.newShop({ webhooks: false });
    const payment = await shop.link();
    const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
    await stage.untilSettled();
    // Every connection of the pool is open when they freeze.
    await Promise.all(Array.from({ length: 30 }, () => shop.call('GET', 'invoices')));

    gate.freeze();
    const frozenAt = Date.now();
    const ready = await fetch(`${stage.remit.url}/readyz`);
    const saidAfter = Date.now() - frozenAt;
    expect(ready.status).toBe(503);
    const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', charge.id));
    await eventually('an event to be taken', () => shop.send('POST', shop.webhookPath, event), {
      until: ({ status }) => status === 200,
      timeoutMs: 30_000,
    });
    const backAfter = Date.now() - frozenAt;
    await shop.untilInvoice(payment.destination_id, 'succeeded');
    await eventually('/readyz to be right', () => fetch(`${stage.remit.url}/readyz`), {
      until: ({ status }) => status === 200,
    });
    process.stdout.write(`silent database: /readyz 503 after ${saidAfter} ms, an event taken after ${backAfter} ms\n`);
    expect(saidAfter).toBeLessThan(2_500);
    expect(backAfter).toBeLessThan(10_000);
    await eventually('the listener to be back', () => stage.remit.output(), {
      until: (output) => output.includes('listening on remit_events again'),
      timeoutMs: 15_000,
    });
  });
});

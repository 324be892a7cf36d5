import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '../support/probe';
import { PATIENCE } from '../support/shop';
import { LONG, Stage } from '../support/stage';

jest.setTimeout(LONG);

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

interface Export {
  readonly resourceSpans: { readonly scopeSpans: { readonly spans: Span[] }[] }[];
}

/** The least that takes OTLP over HTTP. */
const spans: Span[] = [];
let isDeaf = false;
const collector = createServer((request, response) => {
  if (isDeaf) return;
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Export;
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});

let stage: Stage;

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  stage = new Stage({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '100' },
  });
  await stage.setUp();
});

afterAll(async () => {
  await stage.tearDown();
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

/** What a webhook leads to, from the request to the books. */
const SETTLEMENT = [
  'POST /api/v1/webhooks/nomod/{tenant_id}/{environment_id}',
  'read-charge-when-webhook-received',
  'nomod read charge',
  'publish payment_link.paid',
  'settle-payment-when-payment-link-paid',
  'publish payment.succeeded',
  'reconcile-invoice-when-payment-succeeded',
];

it('a webhook and all that follows from it is one trace, from the request over the outbox and the gateway to the books', async () => {
  const shop = await stage.newShop();
  const payment = await shop.link();
  // Of two events about one charge the first may read it for both: the reading is in the trace of that one then.
  const dropped = { account: shop.gateway.apiKey, types: ['charge.created'], drop: true };
  await shop.gateway.control('POST', '/event-faults', dropped);
  await shop.gateway.payLink(payment.gateway_tracking_id);
  await shop.untilInvoice(payment.destination_id, 'succeeded');
  const trace = await eventually(
    'the trace of the settlement',
    async () => {
      const { traceId } = spans.find(({ name }) => name === SETTLEMENT.at(-1)) ?? {};
      return spans.filter((span) => span.traceId === traceId);
    },
    { ...PATIENCE, until: (found) => SETTLEMENT.every((name) => found.some((span) => span.name === name)) },
  );
  const ids = new Set(trace.map(({ spanId }) => spanId));
  const roots = trace.filter(({ parentSpanId }) => !parentSpanId || !ids.has(parentSpanId));
  expect(roots.map(({ name }) => name)).toEqual([SETTLEMENT[0]]);
});

it('a collector that does not answer holds the end of the process up for a second, and is no fault of the stop', async () => {
  isDeaf = true;
  await (await stage.newShop()).get('audit');
  const told = performance.now();
  await stage.remit.stop();
  expect(performance.now() - told).toBeLessThan(4_000);
  expect(stage.remit.output()).toContain(
    'cannot send traces: the trace collector did not answer before the process ended',
  );
  expect(stage.remit.output()).not.toMatch(/The stop (failed|timed out)/);
});

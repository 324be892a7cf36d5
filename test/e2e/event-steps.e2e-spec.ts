import { randomUUID } from 'node:crypto';
import { eventually } from '../support/probe';
import type { DeliveryAnswer, ListAnswer } from '../support/remit-answers';
import { PATIENCE, Shop } from '../support/shop';
import { chargeEvent, signedEvent } from '../support/signed-event';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

interface Details extends DeliveryAnswer {
  readonly body: string;
  readonly headers: Record<string, string>;
  readonly received_at: string;
  readonly steps: readonly {
    readonly step: string;
    readonly outcome: string | null;
    readonly note: string | null;
    readonly by: string | null;
    readonly at: string;
    readonly times: number;
  }[];
}

const stage = useStage();
let shop: Shop;
beforeAll(async () => {
  shop = await stage.newShop({ webhooks: false });
});
afterEach(() => shop.gateway.clearFaults());

const deliver = (chargeId: string, headers: Record<string, string> = {}) => {
  const event = signedEvent(shop.webhookSecret, chargeEvent('charge.completed', chargeId));
  return shop.send('POST', shop.webhookPath, { ...event, headers: { ...event.headers, ...headers } });
};
const read = (id: string) => shop.get<Details>(`webhooks/deliveries/${id}`);
const detailsOf = async (chargeId: string): Promise<Details> => {
  const [delivery] = await shop.deliveries(chargeId);
  if (!delivery) throw new Error('The event is not stored');
  return read(delivery.id);
};
const stepsWhen = (chargeId: string, last: string) =>
  eventually(`the last step to be ${last}`, () => detailsOf(chargeId), {
    ...PATIENCE,
    until: ({ steps }) => steps.at(-1)?.step === last,
  });
const named = ({ steps }: Details) =>
  steps.map(({ step, outcome }) => (outcome === null ? step : `${step}: ${outcome}`));

it('an event that is applied shows each step to the booked invoice, in the order of time', async () => {
  const payment = await shop.link();
  const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
  await deliver(charge.id, { 'user-agent': 'Svix-Webhooks/1.62', 'x-api-key': 'never-shown' });
  await shop.untilInvoice(payment.destination_id, 'succeeded');
  const details = await detailsOf(charge.id);
  expect(named(details)).toEqual([
    'received',
    'verified: native',
    'charge_read: paid',
    'matched: processed',
    'applied: payment.succeeded',
    'applied: invoice.payment_recorded',
  ]);
  const times = details.steps.map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  expect(details.headers).toEqual({
    'user-agent': 'Svix-Webhooks/1.62',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(details.body)),
    'svix-id': expect.stringMatching(/^msg_/),
    'svix-timestamp': expect.stringMatching(/^\d+$/),
  });
  expect(JSON.stringify(details)).not.toMatch(/never-shown|svix-signature/);
});

it('a replay is a step that says who asked for it, and its work is another', async () => {
  const payment = await shop.link();
  const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
  await deliver(charge.id);
  await shop.untilInvoice(payment.destination_id, 'succeeded');
  const { id } = await detailsOf(charge.id);
  await shop.post(`webhooks/deliveries/${id}/replay`);
  await shop.untilDelivery(charge.id, 'ignored_duplicate');
  const { steps } = await read(id);
  expect(steps.slice(-3)).toMatchObject([
    { step: 'replayed', by: expect.stringMatching(/^key_/) },
    { step: 'charge_read', outcome: 'paid' },
    { step: 'matched', outcome: 'ignored_duplicate' },
  ]);
});

it('an event of a charge that Nomod does not show is parked, and counts its tries', async () => {
  const id = randomUUID();
  await deliver(id);
  const details = await eventually('two tries', () => detailsOf(id), {
    ...PATIENCE,
    until: ({ steps }) => (steps.at(-1)?.times ?? 0) > 1,
  });
  expect(named(details)).toEqual(['received', 'verified: native', 'charge_read: absent', 'parked: unmatched']);
});

it('an event of a charge on a link that is not ours is set aside at once, and says why', async () => {
  const charge = await shop.gateway.payLink((await shop.gateway.ownLink('100.00')).id);
  await deliver(charge.id);
  await shop.untilDelivery(charge.id, 'not_ours');
  const details = await detailsOf(charge.id);
  expect(named(details)).toEqual(['received', 'verified: native', 'charge_read: paid', 'set_aside: not_ours']);
  expect(details.steps.at(-1)).toMatchObject({ note: 'The charge is on a link that Remit did not create', times: 1 });
});

it('while Nomod fails, the waiting try and its reason are the last step', async () => {
  const payment = await shop.link();
  const charge = await shop.gateway.payLink(payment.gateway_tracking_id);
  await shop.gateway.fault({ operation: 'get_charge', kind: 'status', status: 500, times: 50 });
  await deliver(charge.id);
  const { steps } = await stepsWhen(charge.id, 'trying_again');
  expect(steps.at(-1)).toMatchObject({ note: expect.stringContaining('500') });
  await shop.gateway.clearFaults();
  await shop.untilInvoice(payment.destination_id, 'succeeded');
});

it('events are found by the time they came', async () => {
  const id = randomUUID();
  await deliver(id);
  const { received_at: at } = await detailsOf(id);
  const found = async (query: string) =>
    (await shop.get<ListAnswer<DeliveryAnswer>>(`webhooks/deliveries?charge_id=${id}&${query}`)).items.length;
  const shifted = (milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
  expect(await found(`start_time=${shifted(-1_000)}&end_time=${at}`)).toBe(1);
  expect(await found(`start_time=${shifted(1)}`)).toBe(0);
  expect(await found(`end_time=${shifted(-1_000)}`)).toBe(0);
  const refused = await shop.call('GET', 'webhooks/rejected?start_time=2026-W01');
  expect(refused).toMatchObject({ status: 400, body: { code: 'validation_error' } });
});

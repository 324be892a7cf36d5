import { readDeliveryBody } from './read-delivery-body';

const read = (body: unknown) => readDeliveryBody(typeof body === 'string' ? body : JSON.stringify(body));
const nothing = { event_type: null, charge_id: null, nomod_invoice_id: null, link_id: null };

it("reads Nomod's events in either letter case", () => {
  expect(read({ type: 'charge.completed', eventId: 'e', data: { id: 'c1', status: 'paid' } })).toEqual({
    ...nothing,
    event_type: 'charge.completed',
    charge_id: 'c1',
  });
  expect(read({ event_type: 'charge.completed', data: { id: 'c1', link: { id: 'l1' } } })).toMatchObject({
    charge_id: 'c1',
    link_id: 'l1',
  });
});

it("reads a relay's flat body and the events wrapped by it", () => {
  expect(read({ id: 'c1', invoice_id: 'i1', payment_link_id: 'l1' })).toEqual({
    event_type: null,
    charge_id: 'c1',
    nomod_invoice_id: 'i1',
    link_id: 'l1',
  });
  expect(read({ type: 'payment_link.paid', data: { id: 'c1' } })).toMatchObject({
    event_type: 'payment_link.paid',
    charge_id: 'c1',
  });
});

const charge = 'd9b8a7c6-1e2f-4a3b-8c4d-5e6f7a8b9c04';
const hex = `ch_${charge.replaceAll('-', '')}`;

it.each<[string, unknown]>([
  ['only an objectId', { type: 'charge.completed', objectId: hex }],
  ['only an object_id', { type: 'charge.completed', object_id: hex, data: { status: 'paid' } }],
  ['an objectId beside the id of the event', { id: 'evt_1', type: 'charge.completed', objectId: hex }],
  ['both names of one charge', { type: 'charge.completed', objectId: hex, data: { id: charge } }],
  ['a ch_ id', { type: 'charge.completed', data: { id: hex.toUpperCase().replace('CH_', 'ch_') } }],
  ['data.object', { type: 'charge.completed', id: 'evt_1', data: { object: { id: charge } } }],
  ['data as text', { type: 'charge.completed', data: JSON.stringify({ id: charge }) }],
  ['a form', `type=charge.completed&id=${charge}`],
  ['a form with data in brackets', `type=charge.completed&data%5Bid%5D=${charge}&data%5Bstatus%5D=paid`],
  ['a form with underscores', `type=charge.completed&data__id=${charge}`],
  ['a form with data as text', `type=charge.completed&data=${encodeURIComponent(JSON.stringify({ id: charge }))}`],
])('finds the charge in %s', (_form, body) => {
  expect(read(body)).toMatchObject({ event_type: 'charge.completed', charge_id: charge });
});

it.each<[string, unknown]>([
  ['names two charges', { type: 'charge.completed', objectId: hex, data: { id: charge.replace('d9', 'd8') } }],
  ['says what kind of object it is', { type: 'charge.completed', data: { object: 'charge' } }],
  ['has data that is text', { type: 'charge.completed', data: 'a text' }],
])('finds no charge in a body that %s', (_what, body) => {
  expect(read(body)).toMatchObject({ event_type: 'charge.completed', charge_id: null });
});

it.each(['a=1&a=2', 'type=x&data[id]=1&data[id]=2', 'id', '<xml id="1">', 'a=<b>'])('takes %s for no form', (body) => {
  expect(read(body)).toBeUndefined();
});

it.each([['text'], ['[]'], ['null'], ['12'], ['{"type":'], ['']])('takes %s for unreadable', (body) => {
  expect(read(body)).toBeUndefined();
});

it.each([
  { id: 12 },
  { id: '' },
  { id: '../links' },
  { id: 'a'.repeat(65) },
  { data: { id: ['c1'] } },
  { __proto__: { id: 'c1' } },
  {},
])('finds no charge in %j', (body) => {
  expect(read(body)?.charge_id).toBeNull();
});

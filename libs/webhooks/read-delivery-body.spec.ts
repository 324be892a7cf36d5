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

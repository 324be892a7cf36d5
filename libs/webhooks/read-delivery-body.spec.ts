import { readDeliveryBody } from './read-delivery-body';

const read = (body: unknown) => readDeliveryBody(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
const nothing = { eventType: null, chargeId: null, nomodInvoiceId: null, linkId: null };

it("reads Nomod's events in either letter case", () => {
  expect(read({ type: 'charge.completed', eventId: 'e', data: { id: 'c1', status: 'paid' } })).toEqual({
    ...nothing,
    eventType: 'charge.completed',
    chargeId: 'c1',
  });
  expect(read({ event_type: 'charge.completed', data: { id: 'c1', link: { id: 'l1' } } })).toMatchObject({
    chargeId: 'c1',
    linkId: 'l1',
  });
});

it("reads a relay's flat body and the events wrapped by it", () => {
  expect(read({ id: 'c1', invoice_id: 'i1', payment_link_id: 'l1' })).toEqual({
    eventType: null,
    chargeId: 'c1',
    nomodInvoiceId: 'i1',
    linkId: 'l1',
  });
  expect(read({ type: 'payment_link.paid', data: { id: 'c1' } })).toMatchObject({
    eventType: 'payment_link.paid',
    chargeId: 'c1',
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
  expect(read(body)?.chargeId).toBeNull();
});

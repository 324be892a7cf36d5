import { camelCased } from './payload';

it('renames members at every depth, not values', () => {
  expect(camelCased({ event_id: 'a_b', data: { items: [{ total_amount: '1.000' }], customer: null } })).toEqual({
    eventId: 'a_b',
    data: { items: [{ totalAmount: '1.000' }], customer: null },
  });
});

import { findCardData, isCardData, withoutCardData } from './card-data';

describe('card data', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '5555-5555-5555-4444',
    '378282246310005',
    'paid with 6011111111111117.',
    'card4111111111111111',
    '4111 1111 1111 1111 12/27 123',
    '4111.1111.1111.1111',
    '4111_1111_1111_1111',
    '4111\u00a01111\u00a01111\u00a01111',
    '4111 - 1111 - 1111 - 1111',
    '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
    '٤١١١١١١١١١١١١١١١',
    '４１１１ １１１１ １１１１ １１１１',
    '4222222222222',
    'number.4111111111111111',
    'ref4111111111111111',
    'abc 4222222222222 abc',
    '1. 4111111111111111',
    '1.4111 1111 1111 1111',
    '4111111111111111.00',
    'first 1234 4111 1111 1111 1111',
  ])('is seen in %s', (text) => expect(isCardData('note', text)).toBe(true));

  it.each([
    '4242424242424241',
    '1790000000000',
    'inv_01KAK2Q7D0V9T3M6Z8W4X5Y7ZA',
    '5ad0b2ae-b43f-4393-9daf-3958ff2c14aa',
    '+971 50 123 4567',
    '42424242424242424242424242',
    '100.00',
    '+971501234567',
    '+639171234567',
    '+49 151 12345678',
    '41111111-1111-4111-8111-111111111111',
    'pay_01411111111111111100000000',
    '4111111111111111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    '4111111.11 1111.11 411.1',
    '9b4222222222222a',
    'sk_test_41111111-1111-4115-8111-11111111111a',
    'sk_live_4111111111111111aaaaaaaaaaaaaaaa',
    'ref_pay_41111111111111110000000000',
    'order_4222222222222abc',
    '0.4111111111111111',
    'ext-0.4111111111111111',
    '1 or -2.5555555555554444',
    '2026-11-29 2026-12-29',
  ])('is not seen in %s', (text) => expect(isCardData('note', text)).toBe(false));

  it('is seen by its name where the text alone does not tell', () => {
    expect(isCardData('cvv', '123')).toBe(true);
    expect(isCardData('Card-Number', '4000 0000')).toBe(true);
    expect(isCardData('security code', '1234')).toBe(true);
    expect(isCardData('cvv', 'not given')).toBe(false);
    expect(isCardData('4242424242424242', 'x')).toBe(true);
  });

  it('is found in a body, at whatever depth, and its path holds no number', () => {
    expect(findCardData({ a: 1, lines: [{ name: 'x' }, { name: 'card 4111-1111-1111-1111' }] })).toBe('lines[1].name');
    expect(findCardData({ a: { b: 4111111111111111 } })).toBe('a.b');
    expect(findCardData({ a: { '4111111111111111': { b: 'x' } } })).toBe('a');
    expect(findCardData({ a: { '4111111111111111': 'x' } })).toBe('a');
    expect(findCardData({ card: { cvv: '123' } })).toBe('card.cvv');
    expect(findCardData({ a: null, b: true, c: ['x', 17], cvv: null })).toBeUndefined();
  });

  it('is taken out of a text, and nothing else is', () => {
    const body =
      '{"id":"c1","total":"100.00","card":{"number":"4242424242424242","cvc": "123","card_number":4242},"at":1790000000000}';
    expect(withoutCardData(body)).toBe(
      '{"id":"c1","total":"100.00","card":{"number":"[card number removed]","cvc": "[removed]","card_number":"[removed]"},"at":1790000000000}',
    );
  });
});

import { isCardData, withoutCardData } from './card-data';

describe('card data', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '5555-5555-5555-4444',
    '378282246310005',
    'paid with 6011111111111117.',
  ])('is seen in %s', (text) => expect(isCardData('note', text)).toBe(true));

  it.each([
    '4242424242424241',
    '1790000000000',
    'inv_01KAK2Q7D0V9T3M6Z8W4X5Y7ZA',
    '5ad0b2ae-b43f-4393-9daf-3958ff2c14aa',
    '+971 50 123 4567',
    '42424242424242424242424242',
    '100.00',
  ])('is not seen in %s', (text) => expect(isCardData('note', text)).toBe(false));

  it('is seen by its name where the text alone does not tell', () => {
    expect(isCardData('cvv', '123')).toBe(true);
    expect(isCardData('Card-Number', '4000 0000')).toBe(true);
    expect(isCardData('security code', '1234')).toBe(true);
    expect(isCardData('cvv', 'not given')).toBe(false);
    expect(isCardData('4242424242424242', 'x')).toBe(true);
  });

  it('is taken out of a text, and nothing else is', () => {
    const body =
      '{"id":"c1","total":"100.00","card":{"number":"4242424242424242","cvc": "123","card_number":4242},"at":1790000000000}';
    expect(withoutCardData(body)).toBe(
      '{"id":"c1","total":"100.00","card":{"number":"[card number removed]","cvc": "[removed]","card_number":"[removed]"},"at":1790000000000}',
    );
  });
});

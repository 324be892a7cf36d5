import { sumsOf, paymentMethodText } from './invoice-facts';
import { billed } from './spec-support/billed';

describe('how a total comes about', () => {
  const namesOf = (...of: Parameters<typeof billed>) => sumsOf(billed(...of).invoice).map(({ name }) => name);

  it('says nothing of what is zero, but for a rate that lines have', () => {
    expect(namesOf([{}])).toEqual(['total', 'remaining']);
    const taxByRate = [{ rate: '0', taxableMinor: 1_000n, taxMinor: 0n }];
    expect(namesOf([{ taxRate: '0' }], { taxByRate })).toEqual(['subtotal', 'tax', 'total', 'remaining']);
  });

  it('takes off what is asked no longer, adds what went back, and asks nothing of a void invoice', () => {
    const facts = { discountMinor: 1n, creditedMinor: 2n, amountPaidMinor: 3n, refundedMinor: 4n };
    const { invoice } = billed([{}], { ...facts, taxMinor: 5n, status: 'voided' });
    expect(sumsOf(invoice).map(({ name, minor }) => `${name} ${minor}`)).toEqual([
      'subtotal 1000',
      'discount -1',
      'tax 5',
      'total 999',
      'credited -2',
      'paid -3',
      'refunded 4',
      'remaining 0',
    ]);
  });
});

it.each([
  ['Visa •••• 4242', 'card', 'Visa', '4242'],
  ['بطاقة', 'card', null, null],
  ['نقدا', 'cash', null, null],
  ['Tabby', 'tabby', null, null],
])('%s is how a payer paid by %s', (expected, method, card_scheme, card_last4) => {
  expect(paymentMethodText({ method, card_scheme, card_last4 }, { card: 'بطاقة', cash: 'نقدا' })).toBe(expected);
});

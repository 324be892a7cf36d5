import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { compareDecimals, formatMoney, multiplied, percentOf, plainDecimal } from './index';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

const decimal = (whole: number, fraction: number) =>
  fc.stringMatching(new RegExp(`^\\d{1,${whole}}(\\.\\d{1,${fraction}})?$`));

describe('a count and a price', () => {
  it.each([
    ['3', '3.335', 'AED', 1001n],
    ['2', '10.0025', 'USD', 2001n],
    ['2', '10.00249', 'USD', 2000n],
    ['1', '0.005', 'USD', 1n],
    ['1', '0.0049999', 'USD', 0n],
    ['1.5', '0.001', 'KWD', 2n],
    ['3', '0.5', 'JPY', 2n],
    ['1000000', '0.0000035', 'USD', 350n],
  ])('%s x %s %s', (quantity, price, currency, minor) => expect(multiplied(quantity, price, currency)).toBe(minor));

  it('that make more than any amount are refused', () => {
    expect(multiplied('1', '999999999999.99', 'USD')).toBe(99_999_999_999_999n);
    expect(() => multiplied('10', '100000000000', 'USD')).toThrow(expect.objectContaining({ reason: 'too_large' }));
  });

  it('are multiplied as by decimal.js, which knows nothing of bigint', () => {
    fc.assert(
      fc.property(decimal(5, 8), decimal(6, 12), fc.constantFrom('USD', 'KWD', 'JPY'), (quantity, price, currency) => {
        const minor = multiplied(quantity, price, currency);
        const digits = { USD: 2, KWD: 3, JPY: 0 }[currency];
        expect(formatMoney(minor, currency)).toBe(new Exact(quantity).times(price).toFixed(digits));
      }),
      { numRuns: 200 },
    );
  });
});

describe('per cent', () => {
  it.each([
    [10_000n, '5', 500n],
    [10n, '5', 1n],
    [9n, '5', 0n],
    [1_999n, '8.875', 177n],
    [10_000n, '0', 0n],
    [333n, '100', 333n],
  ])('%s at %s %% is %s', (amount, percent, tax) => expect(percentOf(amount, percent)).toBe(tax));
});

it.each([
  ['5.00', 0, '5'],
  ['08.8750', 0, '8.875'],
  ['12.5', 2, '12.50'],
  ['0.0035', 2, '0.0035'],
  ['100', 0, '100'],
  ['7', 3, '7.000'],
])('%s with at least %i digits is %s', (text, digits, plain) => expect(plainDecimal(text, digits)).toBe(plain));

it('sorts decimals by their size', () => {
  expect(['15', '5', '8.875', '0', '8.9'].sort(compareDecimals)).toEqual(['0', '5', '8.875', '8.9', '15']);
});

import fc from 'fast-check';
import { currencies, currencyDigits, formatMoney, InvalidAmount, isCurrency, parseMoney } from './index';

const reasonOf = (value: string | number, currency: string): string | undefined => {
  try {
    parseMoney(value, currency);
  } catch (error) {
    if (error instanceof InvalidAmount) return error.reason;
    throw error;
  }
  return undefined;
};

const currency = fc.constantFrom(...currencies);
const minor = fc.bigInt({ min: -(10n ** 12n - 1n), max: 10n ** 12n - 1n });

describe('currencies', () => {
  it.each([
    ['USD', 2],
    ['AED', 2],
    ['HUF', 2],
    ['IDR', 2],
    ['XCG', 2],
    ['ZWG', 2],
    ['ISK', 0],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['CLP', 0],
    ['KWD', 3],
    ['BHD', 3],
    ['OMR', 3],
    ['JOD', 3],
    ['TND', 3],
    ['IQD', 3],
    ['LYD', 3],
  ])('%s has %i digits', (code, digits) => expect(currencyDigits(code)).toBe(digits));

  it('lists each code once', () => expect(new Set(currencies).size).toBe(currencies.length));

  it.each(['usd', 'XXX', 'XAU', 'US', '', '__proto__', 'ZWL'])('does not know %j', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => currencyDigits(code)).toThrow(RangeError);
  });
});

describe('parseMoney', () => {
  it.each<[string | number, string, bigint]>([
    ['100', 'USD', 10_000n],
    ['100.00', 'USD', 10_000n],
    ['78.860', 'AED', 7_886n],
    ['18.6', 'KWD', 18_600n],
    ['600', 'JPY', 600n],
    ['600.000', 'JPY', 600n],
    ['007.5', 'USD', 750n],
    [0.1, 'USD', 10n],
    [1.005, 'KWD', 1_005n],
    [19.99, 'USD', 1_999n],
    [100, 'USD', 10_000n],
    ['-0', 'USD', 0n],
    ['999999999999.999', 'KWD', 999_999_999_999_999n],
  ])('%j %s', (value, code, expected) => expect(parseMoney(value, code)).toBe(expected));

  it.each<[string | number, string, string]>([
    ['1.001', 'USD', 'too_many_digits'],
    [0.1 + 0.2, 'USD', 'too_many_digits'],
    ['0.5', 'JPY', 'too_many_digits'],
    ['1e2', 'USD', 'exponent'],
    [1e21, 'USD', 'exponent'],
    [1e-7, 'USD', 'exponent'],
    [NaN, 'USD', 'not_a_number'],
    [Infinity, 'USD', 'not_a_number'],
    ['', 'USD', 'not_a_number'],
    [' 1', 'USD', 'not_a_number'],
    ['1,00', 'USD', 'not_a_number'],
    ['1.', 'USD', 'not_a_number'],
    ['.5', 'USD', 'not_a_number'],
    ['+1', 'USD', 'not_a_number'],
    ['0x10', 'USD', 'not_a_number'],
    ['١٢', 'USD', 'not_a_number'],
    ['1\n', 'USD', 'not_a_number'],
    ['9'.repeat(100_000), 'USD', 'not_a_number'],
    ['1000000000000', 'USD', 'too_large'],
    ['-1', 'USD', 'negative'],
  ])('refuses %j %s as %s', (value, code, reason) => expect(reasonOf(value, code)).toBe(reason));

  it('takes negative amounts only when asked to', () => {
    expect(parseMoney('-1.50', 'USD', { allowNegative: true })).toBe(-150n);
  });

  it('reads back whatever formatMoney wrote, exactly', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        expect(parseMoney(formatMoney(amount, code), code, { allowNegative: true })).toBe(amount);
      }),
    );
  });

  it('reads a JSON number like its text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (cents) => {
        const text = formatMoney(BigInt(cents), 'USD');
        expect(parseMoney(Number(text), 'USD')).toBe(BigInt(cents));
      }),
    );
  });

  it('either throws InvalidAmount or reads an amount that formats to the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+e ') }), currency, (text, code) => {
        if (reasonOf(text, code) === undefined) {
          const minorUnits = parseMoney(text, code);
          expect(parseMoney(formatMoney(minorUnits, code), code)).toBe(minorUnits);
        }
      }),
    );
  });
});

describe('formatMoney', () => {
  it.each<[bigint, string, string]>([
    [10_000n, 'USD', '100.00'],
    [18_600n, 'KWD', '18.600'],
    [600n, 'JPY', '600'],
    [5n, 'USD', '0.05'],
    [-5n, 'KWD', '-0.005'],
    [0n, 'USD', '0.00'],
  ])('%s %s', (amount, code, text) => expect(formatMoney(amount, code)).toBe(text));
});

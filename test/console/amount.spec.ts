import Decimal from 'decimal.js';
import { currencies, currencyDigits } from '@remit/money';
import {
  amountInField,
  amountProblem,
  amountToSend,
  digitsOf,
  readAmount,
  readingsOf,
  withPoint,
} from '../../apps/console/src/ui/amount';

const AED = 2;
const KWD = 3;
const JPY = 0;

/** An amount in an input of the console: what is not certain is refused, never guessed. */
describe('an amount that a person types', () => {
  it.each<[string, number, string]>([
    ['50.5', AED, '50.5'],
    ['50.50', AED, '50.5'],
    ['1500', AED, '1500'],
    ['1,500', AED, '1500'],
    ['1,500.50', AED, '1500.5'],
    ['1,234,567.89', AED, '1234567.89'],
    ['1 500.50', AED, '1500.5'],
    ['1\u00a0500', AED, '1500'],
    ['1\u202f500.50', AED, '1500.5'],
    ["1'500.50", AED, '1500.5'],
    ['1’500.50', AED, '1500.5'],
    ['  12.50 ', AED, '12.5'],
    ['.50', AED, '0.5'],
    ['5.', AED, '5'],
    ['0', AED, '0'],
    ['007', AED, '7'],
    ['١٢٣', AED, '123'],
    ['١٬٥٠٠٫٥٠', AED, '1500.5'],
    ['۱۲۳٫۴', AED, '123.4'],
    ['\u200f١٢٣\u200e', AED, '123'],
    ['1.500', KWD, '1.5'],
    ['1,500.000', KWD, '1500'],
    ['1,234,567', KWD, '1234567'],
    ['1 500', KWD, '1500'],
    ['1500', KWD, '1500'],
    ['600', JPY, '600'],
    ['1,500', JPY, '1500'],
    ['999999999999999.99', AED, '999999999999999.99'],
  ])('%j with %i decimals is %s', (text, digits, amount) =>
    expect(readAmount(text, digits).amount?.toFixed()).toBe(amount),
  );

  it.each<[string, number, string]>([
    ['', AED, 'empty'],
    ['  ', AED, 'empty'],
    ['50,5', AED, 'decimal_comma'],
    ['50,50', AED, 'decimal_comma'],
    ['20,5', AED, 'decimal_comma'],
    ['12,5', AED, 'decimal_comma'],
    ['1500,50', AED, 'decimal_comma'],
    ['1.500,50', AED, 'decimal_comma'],
    ['1 500,50', AED, 'decimal_comma'],
    ['0,500', AED, 'decimal_comma'],
    ['0,5', AED, 'decimal_comma'],
    [',5', AED, 'decimal_comma'],
    ['1500,', AED, 'decimal_comma'],
    ['٥٠،٥', AED, 'decimal_comma'],
    ['50,5', KWD, 'decimal_comma'],
    ['1,500', KWD, 'ambiguous'],
    ['12,345', KWD, 'ambiguous'],
    ['١٬٥٠٠', KWD, 'ambiguous'],
    ['50.505', AED, 'too_many_decimals'],
    ['1.500', AED, 'too_many_decimals'],
    ['1.5', JPY, 'too_many_decimals'],
    ['1.5005', KWD, 'too_many_decimals'],
    ['1,50.00', AED, 'not_amount'],
    ['1,5000', AED, 'decimal_comma'],
    ['12,34,567.00', AED, 'not_amount'],
    ['1,500,5', AED, 'not_amount'],
    ['1 50', AED, 'not_amount'],
    ['1,500 000', AED, 'not_amount'],
    ['1.500.000', AED, 'not_amount'],
    ['50.5.5', AED, 'not_amount'],
    ['-5', AED, 'not_amount'],
    ['+5', AED, 'not_amount'],
    ['1e3', AED, 'not_amount'],
    ['AED 50', AED, 'not_amount'],
    ['50 AED', AED, 'not_amount'],
    ['0x10', AED, 'not_amount'],
    ['NaN', AED, 'not_amount'],
    ['Infinity', AED, 'not_amount'],
    ['½', AED, 'not_amount'],
    ['1234567890123456', AED, 'not_amount'],
    ['.', AED, 'not_amount'],
  ])('%j with %i decimals is refused: %s', (text, digits, problem) =>
    expect(readAmount(text, digits)).toEqual({ problem }),
  );

  it.each<[string, number, string]>([
    ['1500.5', AED, '1,500.50'],
    ['1234567.89', AED, '1,234,567.89'],
    ['999', AED, '999.00'],
    ['1500', KWD, '1,500.000'],
    ['1500', JPY, '1,500'],
  ])('%s is shown in the field as something that is read again: %i decimals, %s', (amount, digits, shown) => {
    expect(amountInField(new Decimal(amount), digits)).toBe(shown);
    expect(readAmount(shown, digits).amount?.toFixed()).toBe(amount);
  });

  it('is explained with what to type', () => {
    expect(withPoint('1.500,50')).toBe('1500.50');
    expect(withPoint('٥٠،٥')).toBe('50.5');
    expect(readingsOf('1,500')).toEqual({ one: '1.500', two: '1500' });
  });

  it('is compared with what is outstanding, and sent with the digits of its currency', () => {
    expect(amountProblem('505', '1500.50', 'offline')).toBeUndefined();
    expect(amountProblem('50,5', '1500.50', 'offline')).toBe('decimal_comma');
    expect(amountProblem('0.00', '1500.50', 'offline')).toBe('not_positive');
    expect(amountProblem('1,500.51', '1500.50', 'offline')).toBe('above_outstanding');
    expect(amountProblem('1,500.5', '1500.50', 'payment_link')).toBeUndefined();
    expect(amountToSend('1,500.5', '1500.50')).toBe('1500.50');
    expect(amountToSend('1.5', '1.500')).toBe('1.500');
  });

  it('has the decimals of its currency, as the server counts them', () => {
    expect(currencies.filter((code) => digitsOf(code) !== currencyDigits(code))).toEqual([]);
  });
});

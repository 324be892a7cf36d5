import Decimal from 'decimal.js';

export type AmountProblem =
  | 'empty'
  | 'not_amount'
  | 'decimal_comma'
  | 'ambiguous'
  | 'too_many_decimals'
  | 'not_positive'
  | 'not_outstanding'
  | 'above_outstanding';

export type ReadAmount = { amount: Decimal; problem?: undefined } | { amount?: undefined; problem: AmountProblem };

/** ISO 4217 currencies that do not have two decimals. Intl differs from the standard for some of them, such as IQD. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
]);

/** How many decimals a currency has. */
export const digitsOf = (currency: string): number => DIGITS.get(currency.toUpperCase()) ?? 2;

/** How many decimals an amount of the API has, which are those of its currency. */
export const digitsIn = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const PLAIN = /^(\d+(\.\d*)?|\.\d+)$/;
const GROUPED = /^[1-9]\d{0,2}([, '])\d{3}(?:\1\d{3})*(\.\d+)?$/;
const DECIMAL_COMMA = /^[\d.' ]*\d?,\d*$/;

/** Digits before the decimal point that the API takes. */
const MOST_DIGITS = 15;

/**
 * What a person typed, as an exact decimal, or why it cannot be read for certain. The decimal separator is a point. Separators of thousands stand between
 * groups of three digits or the text is refused: `50,5` must never become 505.
 * @param digits decimals of the currency. With three or more, `1,500` may mean one and a half: it is refused.
 * @param most decimals that may be typed: a price may be more exact than its currency.
 */
export function readAmount(text: string, digits: number, most = digits): ReadAmount {
  const typed = toLatin(text);
  if (typed === '') return { problem: 'empty' };
  const grouped = GROUPED.exec(typed);
  if (!PLAIN.test(typed) && !grouped) return { problem: DECIMAL_COMMA.test(typed) ? 'decimal_comma' : 'not_amount' };
  if (digits >= 3 && /^\d{1,3},\d{3}$/.test(typed)) return { problem: 'ambiguous' };
  const plain = typed.replace(/[, ']/g, '');
  const [whole = '', decimals = ''] = plain.split('.');
  if (whole.length > MOST_DIGITS) return { problem: 'not_amount' };
  if (decimals.length > most) return { problem: 'too_many_decimals' };
  return { amount: new Decimal(`${whole || '0'}.${decimals || '0'}`) };
}

/** Arabic and Persian digits and separators as Latin ones, every kind of space as one kind, without marks of direction. */
function toLatin(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, '.')
    .replace(/[٬،]/g, ',')
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/’/g, "'");
}

/** As a field shows it once it was left: "1,500.50". `readAmount` reads it again. */
export function amountInField(amount: Decimal, digits: number): string {
  const [whole = '', decimals] = amount.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** An exact decimal as a field shows it, with the digits of the currency at least. */
export const decimalInField = (amount: Decimal, digits: number): string =>
  amountInField(amount, Math.max(digits, amount.decimalPlaces()));

/** An amount of the API as a field shows it. */
export const asTyped = (amount: string): string => amountInField(new Decimal(amount), digitsIn(amount));

/** The two readings of `1,500` where a currency has three decimals. */
export function readingsOf(text: string): { one: string; two: string } {
  const typed = toLatin(text);
  return { one: typed.replace(',', '.'), two: typed.replace(',', '') };
}

/** What to type in place of a decimal comma. */
export const withPoint = (text: string): string => toLatin(text).replace(/[.' ]/g, '').replace(',', '.');

/** @param outstanding decimal text of the API. */
export function amountProblem(text: string, outstanding: string, method: string): AmountProblem | undefined {
  const { amount, problem } = readAmount(text, digitsIn(outstanding));
  if (!amount) return problem;
  if (!amount.greaterThan(0)) return 'not_positive';
  if (method === 'payment_link' && !amount.equals(outstanding)) return 'not_outstanding';
  if (method === 'offline' && amount.greaterThan(outstanding)) return 'above_outstanding';
  return undefined;
}

/** As the API wants it: with the digits of the outstanding amount. */
export function amountToSend(text: string, outstanding: string): string {
  const digits = digitsIn(outstanding);
  return readAmount(text, digits).amount?.toFixed(digits) ?? text;
}

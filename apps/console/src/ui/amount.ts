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

/** ISO 4217 currencies without two decimals. Intl differs from the standard for some of them, such as IQD. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
]);

/** Number of decimals of a currency. */
export const digitsOf = (currency: string): number => DIGITS.get(currency.toUpperCase()) ?? 2;

/** Number of decimals of an amount of the API, which are those of its currency. */
export const digitsIn = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const PLAIN = /^(\d+(\.\d*)?|\.\d+)$/;
const GROUPED = /^[1-9]\d{0,2}([, '])\d{3}(?:\1\d{3})*(\.\d+)?$/;
const DECIMAL_COMMA = /^[\d.' ]*\d?,\d*$/;

/** Maximum number of digits before the decimal point in the API. */
const MOST_DIGITS = 15;

/**
 * Parses an entered amount as an exact decimal, or returns why it is invalid or ambiguous. The decimal separator is a
 * point. Thousands separators must stand between groups of three digits, otherwise the text is refused: `50,5` must
 * never become 505.
 * @param digits decimals of the currency. With three or more, `1,500` may mean one and a half, so it is refused
 * @param most maximum number of decimals, because a price may be more exact than its currency
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

/** Converts Arabic and Persian digits and separators to Latin ones and unifies spaces. Removes direction marks. */
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

/** The form shown in a field after blur: "1,500.50". `readAmount` accepts it. */
export function amountInField(amount: Decimal, digits: number): string {
  const [whole = '', decimals] = amount.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** An exact decimal as shown in a field, with at least the currency's decimals. */
export const decimalInField = (amount: Decimal, digits: number): string =>
  amountInField(amount, Math.max(digits, amount.decimalPlaces()));

/** An amount of the API as shown in a field. */
export const asTyped = (amount: string): string => amountInField(new Decimal(amount), digitsIn(amount));

/** The two meanings of `1,500` in a currency with three decimals. */
export function readingsOf(text: string): { one: string; two: string } {
  const typed = toLatin(text);
  return { one: typed.replace(',', '.'), two: typed.replace(',', '') };
}

/** The suggested text instead of a decimal comma. */
export const withPoint = (text: string): string => toLatin(text).replace(/[.' ]/g, '').replace(',', '.');

/** @param outstanding decimal text of the API */
export function amountProblem(text: string, outstanding: string, method: string): AmountProblem | undefined {
  const { amount, problem } = readAmount(text, digitsIn(outstanding));
  if (!amount) return problem;
  if (!amount.greaterThan(0)) return 'not_positive';
  if (method === 'payment_link' && !amount.equals(outstanding)) return 'not_outstanding';
  if (method === 'offline' && amount.greaterThan(outstanding)) return 'above_outstanding';
  return undefined;
}

/** The amount in the API's format, with the decimals of the outstanding amount. */
export function amountToSend(text: string, outstanding: string): string {
  const digits = digitsIn(outstanding);
  return readAmount(text, digits).amount?.toFixed(digits) ?? text;
}

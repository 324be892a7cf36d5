import { currencyDigits } from './currency';

/** An amount in integer minor units, with its upper-case ISO 4217 code. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** Amounts of different currencies are never the same, not even zero. */
export function sameMoney(a: Money, b: Money | null): boolean {
  return b !== null && a.currency === b.currency && a.amountMinor === b.amountMinor;
}

/**
 * Digits before the decimal point: with three after it everything still fits PostgreSQL's bigint, sums of a thousand
 * lines included.
 */
export const MAX_WHOLE_DIGITS = 12;

/**
 * The exact amount in minor units: "78.86" AED is 7886n. Zeros beyond the currency's digits are fine ("78.860" AED),
 * other digits are not. A JSON number counts as its shortest decimal text, so 0.1 is exactly 0.1; one that can only
 * be written with an exponent is refused.
 * @param currency in upper case.
 * @throws InvalidAmount with the reason; RangeError for an unknown currency.
 */
export function parseMoney(
  value: string | number,
  currency: string,
  options: { allowNegative?: boolean } = {},
): bigint {
  const digits = currencyDigits(currency);
  const text = String(value);
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(text)) throw new InvalidAmount('exponent');
  const match = /^(-)?(\d{1,40})(?:\.(\d{1,40}))?$/.exec(text);
  if (!match) throw new InvalidAmount('not_a_number');

  const [, sign, whole = '', fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits) throw new InvalidAmount('too_many_digits');
  if (whole.replace(/^0+/, '').length > MAX_WHOLE_DIGITS) throw new InvalidAmount('too_large');

  const minor = BigInt(whole + significant.padEnd(digits, '0'));
  if (sign && minor !== 0n && !options.allowNegative) throw new InvalidAmount('negative');
  return sign ? -minor : minor;
}

/**
 * The amount as it travels: always with the currency's digits, "100.00" USD, "18.600" KWD, "600" JPY.
 * @param minor in minor units. @param currency in upper case.
 */
export function formatMoney(minor: bigint, currency: string): string {
  const digits = currencyDigits(currency);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

export type InvalidAmountReason = 'not_a_number' | 'exponent' | 'too_many_digits' | 'negative' | 'too_large';

const SENTENCES: Record<InvalidAmountReason, string> = {
  not_a_number: 'must be a decimal number such as "100.00"',
  exponent: 'must be written without an exponent',
  too_many_digits: 'has more decimal places than its currency',
  negative: 'must not be negative',
  too_large: 'is too large',
};

/**
 * A text or number that is not an amount of its currency. The message is safe to show: it does not repeat the input.
 */
export class InvalidAmount extends Error {
  override readonly name = 'InvalidAmount';
  constructor(readonly reason: InvalidAmountReason) {
    super(SENTENCES[reason]);
  }
}

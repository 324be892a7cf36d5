import { currencyDigits } from './currency';
import { InvalidAmount, MAX_WHOLE_DIGITS } from './money-text';

/** A decimal number without any loss: `units` divided by ten to the power of `scale`. */
interface ExactDecimal {
  readonly units: bigint;
  readonly scale: number;
}

/** @param text digits, perhaps with a point and more digits. */
function exactDecimal(text: string): ExactDecimal {
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** The same number without trailing zeros, but with at least this many digits after the point. */
export function plainDecimal(text: string, leastDigits = 0): string {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/, '').padEnd(leastDigits, '0');
  return `${BigInt(whole)}${digits && `.${digits}`}`;
}

/**
 * The product of two decimals in minor units of a currency, rounded half up once.
 * @throws InvalidAmount too_large
 */
export function multiplied(one: string, other: string, currency: string): bigint {
  const digits = currencyDigits(currency);
  const [a, b] = [exactDecimal(one), exactDecimal(other)];
  const minor = dividedHalfUp(a.units * b.units * 10n ** BigInt(digits), 10n ** BigInt(a.scale + b.scale));
  if (minor >= 10n ** BigInt(MAX_WHOLE_DIGITS + digits)) throw new InvalidAmount('too_large');
  return minor;
}

/**
 * A percentage of an amount, rounded half up once.
 * @param amountMinor not negative
 */
export function percentOf(amountMinor: bigint, percent: string): bigint {
  const { units, scale } = exactDecimal(percent);
  return dividedHalfUp(amountMinor * units, 100n * 10n ** BigInt(scale));
}

/** Both must not be negative. */
const dividedHalfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

/**
 * An amount in minor units of another currency, rounded once: half a unit counts as a whole one. @param amountMinor
 * not below zero.
 */
export function convertedAt(rate: string, amountMinor: bigint, from: string, to: string): bigint {
  const { units, scale } = exactDecimal(rate);
  return dividedHalfUp(
    amountMinor * units * 10n ** BigInt(currencyDigits(to)),
    10n ** BigInt(scale + currencyDigits(from)),
  );
}

/** Compares two decimals, for sorting. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [exactDecimal(one), exactDecimal(other)];
  const [left, right] = [a.units * 10n ** BigInt(b.scale), b.units * 10n ** BigInt(a.scale)];
  return left < right ? -1 : Number(left > right);
}

import type { ChargeFacts } from '@remit/domain-events';
import { currencyDigits } from '@remit/money';

/** Parts are exact to a millionth of a minor unit. Nomod writes three decimals of a major unit. */
const FRACTION_DIGITS = 6;
const UNIT = 10n ** BigInt(FRACTION_DIGITS);

/** What the payer paid on top of the bill, according to the parts of a charge. */
export interface Extras {
  readonly minor: bigint;
  /**
   * False when the parts do not show how much was for the bill. Then the whole total counts, and a person should
   * look.
   */
  readonly isCertain: boolean;
}

/**
 * A tip and a service fee are always added to the bill; a tax may be included in it. Nomod charges whole minor units,
 * so finer parts may explain an excess that differs by less than one unit. Nothing is rounded.
 */
export function extrasIn(totalMinor: bigint, askedMinor: bigint, charge: ChargeFacts): Extras {
  const tip = partOf(charge.tip_minor);
  const fee = partOf(charge.service_fee_minor);
  const tax = partOf(charge.tax_minor);
  if (tip === null || fee === null) return { minor: 0n, isCertain: false };
  const onTop = tip + fee;
  const excess = (totalMinor - askedMinor) * UNIT;
  if (isWhole(onTop) && (tax === null || isWhole(tax))) {
    const added = smaller(onTop, totalMinor * UNIT);
    const isTaxOnTop = tax !== null && tax <= excess - added;
    return { minor: (isTaxOnTop ? added + tax : added) / UNIT, isCertain: tax !== null || excess === added };
  }
  const explains = (parts: bigint) => excess >= 0n && parts - excess < UNIT && excess - parts < UNIT;
  const isExplained = explains(onTop) || (tax !== null && explains(onTop + tax));
  return isExplained ? { minor: excess / UNIT, isCertain: true } : { minor: 0n, isCertain: false };
}

/** The amount charged for the bill itself; undefined when the parts do not show it exactly. */
export function billedPart(totalMinor: bigint, charge: ChargeFacts): bigint | undefined {
  const tip = partOf(charge.tip_minor);
  const fee = partOf(charge.service_fee_minor);
  if (tip === null || fee === null || !isWhole(tip + fee)) return undefined;
  return totalMinor - (tip + fee) / UNIT;
}

/**
 * Like `extrasIn`, for a charge in the payer's currency. The currency of its parts is undocumented, so any part
 * explains the whole excess.
 */
export function extrasInConverted(originalMinor: bigint, askedMinor: bigint, charge: ChargeFacts): Extras {
  const parts = [charge.tip_minor, charge.service_fee_minor, charge.tax_minor].map(partOf);
  if (parts.includes(null)) return { minor: 0n, isCertain: originalMinor === askedMinor };
  const isExplained = parts.some((part) => part !== 0n) && originalMinor > askedMinor;
  return { minor: isExplained ? originalMinor - askedMinor : 0n, isCertain: true };
}

/** A part for people, with every digit that Nomod wrote. */
export function formatPart(part: string, currency: string): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(part);
  if (!match) return 'unknown';
  const [, whole = '', fraction = ''] = match;
  const digits = currencyDigits(currency);
  const text = whole.padStart(digits + 1, '0');
  const decimals = text.slice(text.length - digits) + fraction;
  return decimals === '' ? text : `${text.slice(0, text.length - digits)}.${decimals}`;
}

/** In millionths of a minor unit; null when it is unknown. */
function partOf(text: string): bigint | null {
  const match = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  return match ? BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(FRACTION_DIGITS, '0')) : null;
}

const isWhole = (part: bigint): boolean => part % UNIT === 0n;

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

import type { ChargeFacts } from '@remit/domain-events';
import { currencyDigits } from '@remit/money';

/** Parts are exact to a millionth of a minor unit; Nomod writes three decimals of a major one. */
const FRACTION_DIGITS = 6;
const UNIT = 10n ** BigInt(FRACTION_DIGITS);

/** What the payer gave beside the bill, as far as the parts of a charge tell. */
export interface Extras {
  readonly minor: bigint;
  /** False when the parts do not say how much of the total was for the bill: then all of it counts, and a person should look. */
  readonly isCertain: boolean;
}

/**
 * A tip and a service fee always come on top of the bill; a tax may as well be a part of what was asked. Nomod charges whole minor units,
 * so parts that it writes more finely explain an excess that is less than one unit away; nothing is rounded.
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

/** What was charged for the bill itself; undefined when the parts do not tell exactly. */
export function billedPart(totalMinor: bigint, charge: ChargeFacts): bigint | undefined {
  const tip = partOf(charge.tip_minor);
  const fee = partOf(charge.service_fee_minor);
  if (tip === null || fee === null || !isWhole(tip + fee)) return undefined;
  return totalMinor - (tip + fee) / UNIT;
}

/** As `extrasIn`, of a charge in the payer's currency. In which currency its parts are told is not documented: any explain the whole excess. */
export function extrasInConverted(originalMinor: bigint, askedMinor: bigint, charge: ChargeFacts): Extras {
  const parts = [charge.tip_minor, charge.service_fee_minor, charge.tax_minor].map(partOf);
  if (parts.includes(null)) return { minor: 0n, isCertain: originalMinor === askedMinor };
  const isExplained = parts.some((part) => part !== 0n) && originalMinor > askedMinor;
  return { minor: isExplained ? originalMinor - askedMinor : 0n, isCertain: true };
}

/** A part as people read it, with every digit that Nomod wrote. */
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

import { currencies, currencyDigits, isCurrency } from './currency';

/**
 * An amount that somebody searches for, in minor units of currencies with 0, 2 and 3 decimals. A member is missing
 * when the amount has more decimals, or a currency with others was named.
 */
export interface SearchedAmount {
  readonly amountIn0?: string;
  readonly amountIn2?: string;
  readonly amountIn3?: string;
  /** Upper case; missing: of any currency. */
  readonly amountCurrency?: string;
}

const AMOUNT =
  /^(?:([a-z]{3})\s*)?(\d{1,12}|[1-9]\d{0,2}(?:([, ']?)\d{3})(?:\3\d{3}){0,2})(?:\.(\d{1,3}))?(?:\s*([a-z]{3}))?$/i;

/**
 * Reads `1250.5`, `1,250.50`, `AED 1,250.50` and the same in Arabic digits. Undefined for any other text. A comma
 * separates thousands only, so that `50,5` is not taken for another amount.
 */
export function readSearchedAmount(text: string): SearchedAmount | undefined {
  const match = AMOUNT.exec(inLatin(text));
  if (!match) return undefined;
  const [, before, grouped = '', , fraction = '', after] = match;
  if (before !== undefined && after !== undefined) return undefined;
  const whole = grouped.replace(/\D/g, '');
  const decimals = fraction.replace(/0+$/, '');
  const currency = (before ?? after)?.toUpperCase();
  if (currency !== undefined && !isCurrency(currency)) return undefined;
  const minorWith = (digits: 0 | 2 | 3) =>
    decimals.length > digits || digits !== (currency === undefined ? digits : currencyDigits(currency))
      ? {}
      : { [`amountIn${digits}`]: String(BigInt(whole + decimals.padEnd(digits, '0'))) };
  const minor = { ...minorWith(0), ...minorWith(2), ...minorWith(3) };
  if (Object.keys(minor).length === 0) return undefined;
  return { ...minor, ...(currency && { amountCurrency: currency }) };
}

/** Arabic and Persian digits and separators as Latin ones, without marks of direction. */
function inLatin(text: string): string {
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

const codesWith = (digits: number): string =>
  currencies
    .filter((code) => currencyDigits(code) === digits)
    .map((code) => `'${code}'`)
    .join(', ');

/**
 * SQL that is true for a row with this amount; it binds the members of `searched`. The index on the amount serves each
 * of its parts.
 * @param amount column with minor units
 * @param currency column of the row's currency; never a caller's text
 */
export function searchedAmountSql(searched: SearchedAmount, amount: string, currency: string): string {
  const isCurrency = searched.amountCurrency === undefined ? '' : ` and ${currency} = :amountCurrency`;
  const codes = {
    amountIn0: `in (${codesWith(0)})`,
    amountIn2: `not in (${ODD_CODES})`,
    amountIn3: `in (${codesWith(3)})`,
  };
  const parts = (['amountIn2', 'amountIn0', 'amountIn3'] as const)
    .filter((name) => searched[name] !== undefined)
    .map((name) => `(${amount} = cast(:${name} as bigint) and ${currency} ${codes[name]}${isCurrency})`);
  return `(${parts.join(' or ')})`;
}

const ODD_CODES = `${codesWith(0)}, ${codesWith(3)}`;

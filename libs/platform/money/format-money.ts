import { currencyDigits } from './currency';

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

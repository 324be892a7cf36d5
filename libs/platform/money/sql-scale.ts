import { currencies, currencyDigits } from './currency';

const cases = currencies
  .filter((code) => currencyDigits(code) !== 2)
  .map((code) => `when '${code}' then ${10 ** currencyDigits(code)}`)
  .join(' ');

/**
 * SQL for how many minor units make a major one in a row's currency. @param column of the currency; never a caller's
 * text.
 */
export function minorPerMajorSql(column: string): string {
  return `case ${column} ${cases} else 100 end`;
}

export { currencies, currencyDigits, isCurrency } from './currency';
export { compareDecimals, convertedAt, multiplied, percentOf, plainDecimal } from './exact-decimal';
export { formatMoney } from './format-money';
export { InvalidAmount, type InvalidAmountReason } from './invalid-amount';
export { parseMoney } from './parse-money';
export { minorPerMajorSql } from './sql-scale';
export { readSearchedAmount, type SearchedAmount, searchedAmountSql } from './searched-amount';

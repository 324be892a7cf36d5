export { currencies, currencyDigits, isCurrency, minorPerMajorSql } from './currency';
export { compareDecimals, convertedAt, multiplied, percentOf, plainDecimal } from './exact-decimal';
export { formatMoney, parseMoney } from './money-text';
export { InvalidAmount, type InvalidAmountReason } from './money-text';
export { readSearchedAmount, type SearchedAmount, searchedAmountSql } from './searched-amount';

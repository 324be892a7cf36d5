export { currencies, currencyDigits, isCurrency, minorPerMajorSql } from './currency';
export { compareDecimals, convertedAt, multiplied, percentOf, plainDecimal } from './exact-decimal';
export { formatMoney, InvalidAmount, type InvalidAmountReason, type Money, parseMoney, sameMoney } from './money-text';
export { readSearchedAmount, type SearchedAmount, searchedAmountSql } from './searched-amount';

import { Decimal } from 'decimal.js';

const WITHOUT_DECIMALS = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]);
const WITH_THREE_DECIMALS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** Decimals of the smallest payable amount in this currency (ISO 4217). */
export function currencyDigits(currency: string): number {
  if (WITHOUT_DECIMALS.has(currency)) return 0;
  return WITH_THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** Nomod's format: a decimal string in major units with three decimals. */
export function wire(amount: Decimal.Value): string {
  return new Decimal(amount).abs().toFixed(3);
}

/** Rounds half up to the decimals of the currency. */
export function round(amount: Decimal.Value, currency: string): Decimal {
  return new Decimal(amount).toDecimalPlaces(currencyDigits(currency), Decimal.ROUND_HALF_UP);
}

export function percentOf(amount: Decimal.Value, percent: Decimal.Value, currency: string): Decimal {
  return round(new Decimal(amount).times(percent).dividedBy(100), currency);
}

/** For people: `AED 1,250.00`, `-AED 12.50`. */
export function display(amount: Decimal.Value, currency: string): string {
  const [whole = '0', fraction] = new Decimal(amount).abs().toFixed(currencyDigits(currency)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = new Decimal(amount).isNegative() ? '-' : '';
  return `${sign}${currency} ${fraction === undefined ? grouped : `${grouped}.${fraction}`}`;
}

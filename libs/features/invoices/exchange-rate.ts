import { ApiError } from '@remit/http-api';
import { compareDecimals, convertedAt, plainDecimal } from '@remit/money';

/**
 * The value of one unit of the invoice's currency in another currency. The creator of the invoice states it: it is
 * never looked up, and has no default.
 */
export interface ExchangeRate {
  readonly currency: string;
  /** Exact decimal text above zero. */
  readonly rate: string;
}

/** The totals of an invoice in the currency of its exchange rate. */
export interface ConvertedTotals extends ExchangeRate {
  /** The total without tax. */
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

interface Totals {
  readonly currency: string;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly exchangeRate: ExchangeRate | null;
}

/**
 * Tax and net amount are converted and rounded separately, half a unit up; the total is their sum. Null without a
 * rate.
 */
export function convertedTotals({ currency, taxMinor, totalMinor, exchangeRate }: Totals): ConvertedTotals | null {
  if (exchangeRate === null) return null;
  const converted = (minor: bigint) => convertedAt(exchangeRate.rate, minor, currency, exchangeRate.currency);
  const [net, tax] = [converted(totalMinor - taxMinor), converted(taxMinor)];
  return { ...exchangeRate, netMinor: net, taxMinor: tax, totalMinor: net + tax };
}

/** @throws ApiError validation_error */
export function readExchangeRate({ currency, rate }: ExchangeRate, ofInvoice: string): ExchangeRate {
  if (currency === ofInvoice)
    throw ApiError.invalidField('exchange_rate.currency', 'must be another currency than that of the invoice');
  if (compareDecimals(rate, '0') <= 0) throw ApiError.invalidField('exchange_rate.rate', 'must be above zero');
  return { currency, rate: plainDecimal(rate) };
}

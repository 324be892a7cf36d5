/**
 * ISO 4217 currencies that people can be billed in, by the number of digits after the decimal point (the standard's
 * minor unit). Source: ISO 4217 list one as published by SIX, amendment 177 and later: XCG replaces ANG, ZWG replaces
 * ZWL, HUF and IDR have 2 digits (Intl says 0), BGN stays until its withdrawal. Precious metals, test codes and fund
 * codes are left out.
 */
const CODES_BY_DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
    'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP ' +
    'LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB ' +
    'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG ' +
    'YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries(CODES_BY_DIGITS).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** Every known code, in upper case. */
export const currencies: readonly string[] = [...DIGITS.keys()].sort();

/** @param code in upper case. */
export function isCurrency(code: string): boolean {
  return DIGITS.has(code);
}

/**
 * Digits after the decimal point: 2 for USD, 3 for KWD, 0 for JPY.
 * @param code in upper case.
 * @throws RangeError for a code that is not a currency; check input with `isCurrency` first.
 */
export function currencyDigits(code: string): number {
  const digits = DIGITS.get(code);
  if (digits === undefined) throw new RangeError('Not an ISO 4217 currency code in upper case');
  return digits;
}

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

import type { Language } from '@remit/business-profile';
import { formatMoney } from '@remit/money';

/** An amount without its currency, with thousands separators. */
export function grouped(minor: bigint, currency: string): string {
  return groupedDecimal(formatMoney(minor, currency));
}

/** @param decimal an amount as the API writes it */
export function groupedDecimal(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',').replace('-', '\u2212');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** Both languages use Latin digits, because dates stand beside amounts. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** @param date `YYYY-MM-DD` */
export function writtenDay(date: string, language: Language): string {
  const moment = new Date(`${date}T00:00:00Z`);
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}

/** Date and time in the given time zone. */
export function writtenMoment(at: Date, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
}

import type { Language } from '@remit/business-profile';
import { formatMoney } from '@remit/money';
import type { Fact } from './paper/paper';

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

/** A row of the totals. */
export const sumRow = (name: string, minor: bigint, currency: string): Fact => ({
  name,
  value: grouped(minor, currency),
  isFigure: true,
});

/** The total of a document, with its currency. */
export const totalRow = (name: string, minor: bigint, currency: string): Fact => ({
  ...sumRow(name, minor, currency),
  value: `${currency} ${grouped(minor, currency)}`,
  isStrong: true,
});

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

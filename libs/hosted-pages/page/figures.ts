import type { Language } from '@remit/business-profile';
import { formatMoney } from '@remit/money';
import { Html, html } from './html';

/** An amount with its currency, its thousands apart: read from left to right in both languages. */
export const money = (minor: bigint, currency: string): Html =>
  html`<bdi dir="ltr">${currency} ${grouped(minor, currency)}</bdi>`;

/** The same where the currency stands above it. */
export const figure = (minor: bigint, currency: string): Html => html`<bdi dir="ltr">${grouped(minor, currency)}</bdi>`;

/** An exact decimal, which may have more digits than a currency. */
export const decimal = (text: string): Html => html`<bdi dir="ltr">${apart(text)}</bdi>`;

export const percent = (rate: string): Html => html`<bdi dir="ltr">${rate}%</bdi>`;

const grouped = (minor: bigint, currency: string): string => apart(formatMoney(minor, currency));

function apart(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const thousands = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',').replace('-', '\u2212');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** Digits are Latin in both: they stand beside amounts. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** @param date `YYYY-MM-DD` */
export function day(date: string, language: Language): Html {
  const moment = new Date(`${date}T00:00:00Z`);
  const written = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
  return html`<time datetime="${date}">${written}</time>`;
}

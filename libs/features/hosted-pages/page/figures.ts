import type { Language } from '@remit/business-profile';
import { grouped, groupedDecimal, writtenDay, writtenMoment } from '@remit/documents';
import { Html, html } from '@remit/http-api';

/** An amount with its currency and thousands separators. It is written from left to right in both languages. */
export const money = (minor: bigint, currency: string): Html =>
  html`<bdi dir="ltr">${currency} ${grouped(minor, currency)}</bdi>`;

/** An amount without its currency, which stands above it. */
export const figure = (minor: bigint, currency: string): Html => html`<bdi dir="ltr">${grouped(minor, currency)}</bdi>`;

/** An exact decimal, which may have more digits than its currency. */
export const decimal = (text: string): Html => html`<bdi dir="ltr">${groupedDecimal(text)}</bdi>`;

export const percent = (rate: string): Html => html`<bdi dir="ltr">${rate}%</bdi>`;

/** Date and time in the business's time zone, with its name. */
export function moment(at: Date, timeZone: string, language: Language): Html {
  return html`<time datetime="${at.toISOString()}">${writtenMoment(at, timeZone, language)}</time> (<bdi dir="ltr"
      >${timeZone}</bdi
    >)`;
}

/** @param date `YYYY-MM-DD` */
export function day(date: string, language: Language): Html {
  return html`<time datetime="${date}">${writtenDay(date, language)}</time>`;
}

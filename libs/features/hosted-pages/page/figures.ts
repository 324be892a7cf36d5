import type { Language } from '@remit/business-profile';
import { grouped, groupedDecimal, writtenDay, writtenMoment } from '@remit/documents';
import { Html, html } from '@remit/http-api';

/** An amount with its currency, its thousands apart: read from left to right in both languages. */
export const money = (minor: bigint, currency: string): Html =>
  html`<bdi dir="ltr">${currency} ${grouped(minor, currency)}</bdi>`;

/** The same where the currency stands above it. */
export const figure = (minor: bigint, currency: string): Html => html`<bdi dir="ltr">${grouped(minor, currency)}</bdi>`;

/** An exact decimal, which may have more digits than a currency. */
export const decimal = (text: string): Html => html`<bdi dir="ltr">${groupedDecimal(text)}</bdi>`;

export const percent = (rate: string): Html => html`<bdi dir="ltr">${rate}%</bdi>`;

/** A moment on the clock of the business, whose time zone is named. */
export function moment(at: Date, timeZone: string, language: Language): Html {
  return html`<time datetime="${at.toISOString()}">${writtenMoment(at, timeZone, language)}</time> (<bdi dir="ltr"
      >${timeZone}</bdi
    >)`;
}

/** @param date `YYYY-MM-DD` */
export function day(date: string, language: Language): Html {
  return html`<time datetime="${date}">${writtenDay(date, language)}</time>`;
}

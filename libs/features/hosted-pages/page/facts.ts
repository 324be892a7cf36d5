import type { Language } from '@remit/business-profile';
import { buyerLines, issuedOn, sellerLines, paymentMethodText } from '@remit/documents';
import type { OpenedPage } from '../opened-pages';
import { day } from './figures';
import { type Html, html } from '@remit/http-api';
import type { Words } from './words';

/** Seller, buyer, dates and purpose. */
export function factsOf({ invoice, customer, business, payments }: OpenedPage, language: Language, words: Words): Html {
  const issued = issuedOn(invoice, business);
  return html`<section class="card">
    <dl>
      <div>
        <dt>${words.from}</dt>
        <dd>${linesApart(sellerLines(business, words.taxNumber))}</dd>
      </div>
      <div>
        <dt>${words.billedTo}</dt>
        <dd>${linesApart(buyerLines(customer, words.taxNumber))}</dd>
      </div>
      ${issued === null ? undefined : fact(words.issued, day(issued, language))}${
        payments.paid.length > 0
          ? fact(words.paidWith, linesApart(payments.paid.map((one) => paymentMethodText(one.with, words))))
          : undefined
      }${invoice.description ? fact(words.description, html`<bdi>${invoice.description}</bdi>`, 'wide') : undefined}
    </dl>
  </section>`;
}

const fact = (name: string, value: Html | readonly Html[], width?: 'wide'): Html =>
  html`<div${width && html` class="wide"`}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const linesApart = (lines: readonly string[]): readonly Html[] =>
  lines.map((line, index) => (index === 0 ? html`<bdi>${line}</bdi>` : html`<br /><bdi>${line}</bdi>`));

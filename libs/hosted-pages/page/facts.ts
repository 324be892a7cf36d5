import { dayIn, type Language } from '@remit/business-profile';
import type { OpenedPage } from '../opened-pages';
import { day } from './figures';
import { type Html, html } from './html';
import type { Words } from './words';

/** Who bills whom, when and what for. */
export function factsOf({ invoice, customer, business }: OpenedPage, language: Language, words: Words): Html {
  const { issueDate, finalizedAt } = invoice;
  const issuedOn = issueDate ?? (finalizedAt && dayIn(business.timeZone, finalizedAt));
  const issued = issuedOn === null ? undefined : day(issuedOn, language);
  return html`<section class="card">
    <dl>
      <div>
        <dt>${words.from}</dt>
        <dd>${linesApart(sellerOf(business, words))}</dd>
      </div>
      <div>
        <dt>${words.billedTo}</dt>
        <dd>${linesApart([customer.name, ...addressOf(customer.contact)])}</dd>
      </div>
      ${issued ? fact(words.issued, issued) : undefined}${
        invoice.description ? fact(words.description, html`<bdi>${invoice.description}</bdi>`) : undefined
      }
    </dl>
  </section>`;
}

const fact = (name: string, value: Html): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const linesApart = (lines: readonly string[]): readonly Html[] =>
  lines.map((line, index) => (index === 0 ? html`<bdi>${line}</bdi>` : html`<br /><bdi>${line}</bdi>`));

function sellerOf({ name, legalName, address, taxNumber }: OpenedPage['business'], words: Words): readonly string[] {
  return [
    name,
    ...(legalName !== null && legalName !== name ? [legalName] : []),
    ...(address ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
    ...(taxNumber === null ? [] : [`${words.taxNumber} ${taxNumber}`]),
  ];
}

/** Neither e-mail nor phone number: whoever has the address of the page sees it. */
function addressOf(contact: OpenedPage['customer']['contact']): readonly string[] {
  const { address_line1, address_line2, address_city, address_state, address_postal_code, address_country } = contact;
  const town = [address_city, address_state, address_postal_code].filter(Boolean).join(', ');
  return [address_line1, address_line2, town, address_country].filter((line): line is string => Boolean(line));
}

import { sumsOf } from '@remit/documents';
import type { InvoiceLineView, InvoiceView } from '@remit/invoices';
import { decimal, figure, money, percent } from './figures';
import { type Html, html } from '@remit/http-api';
import type { Words } from './words';

/** The lines of an invoice and its totals. */
export function linesOf(invoice: InvoiceView, words: Words): Html {
  const { currency } = invoice;
  const lines = invoice.lines.map(
    (line) =>
      html`<tr>
        <td class="words"><bdi>${line.displayName}</bdi>${detailsOf(line, currency, words)}</td>
        <td class="number"><bdi dir="ltr">${line.quantity}</bdi></td>
        <td class="number">${figure(line.amountMinor, currency)}</td>
      </tr>`,
  );
  return html`<section class="card">
    <table>
      <thead>
        <tr>
          <th scope="col" class="words">${words.item}</th>
          <th scope="col" class="number">${words.quantity}</th>
          <th scope="col" class="number">${words.amount} (${currency})</th>
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
      <tfoot>
        ${sums(invoice, words)}${convertedSums(invoice, words)}
      </tfoot>
    </table>
  </section>`;
}

/** Unit price and tax, below the name: a phone has no room for them beside it. */
function detailsOf(
  { unitPrice, taxRate, taxMinor }: InvoiceLineView,
  currency: string,
  words: Words,
): Html | undefined {
  const details = [
    ...(unitPrice === null ? [] : [html`${words.unitPrice} ${decimal(unitPrice)}`]),
    ...(taxRate === null ? [] : [html`${words.tax} ${percent(taxRate)}: ${figure(taxMinor, currency)}`]),
  ];
  if (details.length === 0) return undefined;
  return html`<br /><small class="soft details">${details.map((detail) => html`<span>${detail}</span> `)}</small>`;
}

function sums(invoice: InvoiceView, words: Words): readonly Html[] {
  const { currency } = invoice;
  return sumsOf(invoice).map(({ name, minor, taxed }) => {
    const isLast = name === 'remaining';
    const title = taxed
      ? html`${words[name]} ${percent(taxed.rate)} ${words.taxedOn} ${figure(taxed.taxableMinor, currency)}`
      : words[name];
    return html`<tr${isLast ? html` class="last"` : undefined}><th scope="row" colspan="2">${title}</th><td class="number">${figure(minor, currency)}</td></tr>`;
  });
}

/** The totals in the tax authority's currency, when the invoice contains them. */
function convertedSums({ currency, converted }: InvoiceView, words: Words): readonly Html[] {
  if (!converted) return [];
  const row = (title: string, value: Html) =>
    html`<tr>
      <th scope="row" colspan="2">${title}</th>
      <td class="number">${value}</td>
    </tr>`;
  const rate = `1 ${currency} = ${converted.rate} ${converted.currency}`;
  const sum = (title: string, minor: bigint) => row(title, money(minor, converted.currency));
  return [
    row(words.exchangeRate, html`<bdi dir="ltr">${rate}</bdi>`),
    sum(words.net, converted.netMinor),
    sum(words.tax, converted.taxMinor),
    sum(words.total, converted.totalMinor),
  ];
}

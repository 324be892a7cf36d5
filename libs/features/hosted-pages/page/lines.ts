import { sumsOf } from '@remit/documents';
import type { InvoiceLineView, InvoiceView } from '@remit/invoices';
import { decimal, figure, percent } from './figures';
import { type Html, html } from '@remit/http-api';
import type { Words } from './words';

/** The lines of an invoice and how its total comes about. */
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
        ${sums(invoice, words)}
      </tfoot>
    </table>
  </section>`;
}

/** What one costs and the tax, below the name: beside it a phone has no room for them. */
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

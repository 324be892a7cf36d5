import type { InvoiceLineView, InvoiceView } from '@remit/invoices';
import { decimal, figure, percent } from './figures';
import { type Html, html } from './html';
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

/** Rate by rate where lines have one: what is taxed, and the tax. */
function taxesOf(invoice: InvoiceView, words: Words): readonly (readonly [Html, bigint])[] {
  if (invoice.taxByRate.length === 0) return invoice.taxMinor === 0n ? [] : [[html`${words.tax}`, invoice.taxMinor]];
  return invoice.taxByRate.map(({ rate, taxableMinor, taxMinor }) => [
    html`${words.tax} ${percent(rate)} ${words.taxedOn} ${figure(taxableMinor, invoice.currency)}`,
    taxMinor,
  ]);
}

function sums(invoice: InvoiceView, words: Words): readonly Html[] {
  const row = (name: string | Html, minor: bigint, isLast = false): Html =>
    html`<tr${isLast ? html` class="last"` : undefined}><th scope="row" colspan="2">${name}</th><td class="number">${figure(minor, invoice.currency)}</td></tr>`;
  const unlessZero = (name: string, minor: bigint): readonly Html[] => (minor === 0n ? [] : [row(name, minor)]);
  const taxes = taxesOf(invoice, words);
  const isPlain = invoice.discountMinor === 0n && taxes.length === 0;
  return [
    ...(isPlain ? [] : [row(words.subtotal, invoice.subtotalMinor)]),
    ...unlessZero(words.discount, -invoice.discountMinor),
    ...taxes.map(([name, minor]) => row(name, minor)),
    row(words.total, invoice.totalMinor),
    ...unlessZero(words.credited, -invoice.creditedMinor),
    ...unlessZero(words.paid, -invoice.amountPaidMinor),
    ...unlessZero(words.refunded, invoice.refundedMinor),
    row(words.remaining, invoice.status === 'voided' ? 0n : invoice.amountRemainingMinor, true),
  ];
}

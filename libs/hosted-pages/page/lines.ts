import type { InvoiceView } from '@remit/invoices';
import { figure } from './figures';
import { type Html, html } from './html';
import type { Words } from './words';

/** The lines of an invoice and how its total comes about. */
export function linesOf(invoice: InvoiceView, words: Words): Html {
  const { currency } = invoice;
  const lines = invoice.lines.map(
    ({ displayName, quantity, amountMinor }) =>
      html`<tr>
        <td class="words"><bdi>${displayName}</bdi></td>
        <td class="number"><bdi dir="ltr">${quantity}</bdi></td>
        <td class="number">${figure(amountMinor, currency)}</td>
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

function sums(invoice: InvoiceView, words: Words): readonly Html[] {
  const row = (name: string, minor: bigint, isLast = false): Html =>
    html`<tr${isLast ? html` class="last"` : undefined}><th scope="row" colspan="2">${name}</th><td class="number">${figure(minor, invoice.currency)}</td></tr>`;
  const unlessZero = (name: string, minor: bigint): readonly Html[] => (minor === 0n ? [] : [row(name, minor)]);
  const isPlain = invoice.discountMinor === 0n && invoice.taxMinor === 0n;
  return [
    ...(isPlain ? [] : [row(words.subtotal, invoice.subtotalMinor)]),
    ...unlessZero(words.discount, -invoice.discountMinor),
    ...unlessZero(words.tax, invoice.taxMinor),
    row(words.total, invoice.totalMinor),
    ...unlessZero(words.credited, -invoice.creditedMinor),
    ...unlessZero(words.paid, -invoice.amountPaidMinor),
    ...unlessZero(words.refunded, invoice.refundedMinor),
    row(words.remaining, invoice.status === 'voided' ? 0n : invoice.amountRemainingMinor, true),
  ];
}

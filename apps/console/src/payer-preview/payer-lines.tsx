import type { ReactNode } from 'react';
import { isPositive } from '../ui/is-positive';
import type { PageWords } from './payer-words';
import { converted, grouped, type PreviewedInvoice, type PreviewedLine } from './previewed';

/** The lines of an invoice and its totals. */
export function PayerLines({ invoice, words }: { invoice: PreviewedInvoice; words: PageWords }) {
  const { currency, lines, subtotal, discount, tax, taxes, total } = invoice;
  const hasDiscount = isPositive(discount);
  const hasTax = taxes.length > 0 || isPositive(tax);
  return (
    <div className="payer-card">
      <table className="payer-table">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col" data-number>
              {words.quantity}
            </th>
            <th scope="col" data-number>
              {words.amount} ({currency})
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <td>
                <bdi>{line.name || '—'}</bdi>
                <LineDetails line={line} words={words} />
              </td>
              <td data-number>
                <bdi dir="ltr">{line.quantity}</bdi>
              </td>
              <td data-number>
                <Figure amount={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {(hasDiscount || hasTax) && <Sum name={words.subtotal} amount={subtotal} />}
          {hasDiscount && <Sum name={words.discount} amount={`-${discount}`} />}
          {taxes.map(({ rate, taxable, tax: amount }) => (
            <Sum
              key={rate}
              name={
                <>
                  {words.tax} <bdi dir="ltr">{rate}%</bdi> {words.taxedOn} <Figure amount={taxable} />
                </>
              }
              amount={amount}
            />
          ))}
          {taxes.length === 0 && hasTax && <Sum name={words.tax} amount={tax} />}
          <Sum name={words.total} amount={total} />
          <Sum name={words.remaining} amount={total} isLast />
          <ConvertedSums invoice={invoice} words={words} />
        </tfoot>
      </table>
    </div>
  );
}

const Figure = ({ amount }: { amount: string }) => <bdi dir="ltr">{grouped(amount)}</bdi>;

/** Unit price and tax, below the name. */
function LineDetails({ line: { price, tax }, words }: { line: PreviewedLine; words: PageWords }) {
  if (price === '' && !tax) return null;
  return (
    <span className="payer-details">
      {price !== '' && (
        <span>
          {words.unitPrice} <Figure amount={price} />
        </span>
      )}
      {tax && (
        <span>
          {words.tax} <bdi dir="ltr">{tax.rate}%</bdi>: <Figure amount={tax.amount} />
        </span>
      )}
    </span>
  );
}

function Sum({ name, amount, unit, isLast }: { name: ReactNode; amount: string; unit?: string; isLast?: boolean }) {
  return (
    <tr data-last={isLast || undefined}>
      <th scope="row" colSpan={2}>
        {name}
      </th>
      <td data-number>
        <bdi dir="ltr">
          {unit} {grouped(amount)}
        </bdi>
      </td>
    </tr>
  );
}

/** The totals in the tax authority's currency, when the invoice has an exchange rate. */
function ConvertedSums({ invoice, words }: { invoice: PreviewedInvoice; words: PageWords }) {
  const { currency, exchange } = invoice;
  const totals = converted(invoice);
  if (!totals || !exchange) return null;
  return (
    <>
      <tr>
        <th scope="row" colSpan={2}>
          {words.exchangeRate}
        </th>
        <td data-number>
          <bdi dir="ltr">
            1 {currency} = {exchange.rate} {exchange.currency}
          </bdi>
        </td>
      </tr>
      <Sum name={words.net} amount={totals.net} unit={exchange.currency} />
      <Sum name={words.tax} amount={totals.tax} unit={exchange.currency} />
      <Sum name={words.total} amount={totals.total} unit={exchange.currency} />
    </>
  );
}

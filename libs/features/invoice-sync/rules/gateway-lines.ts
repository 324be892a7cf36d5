import type { InvoiceLineView, InvoiceView } from '@remit/invoices';
import { currencyDigits } from '@remit/money';
import { gatewayText } from '@remit/gateway';

/** What is told of a line. */
type ToldLine = Pick<InvoiceLineView, 'displayName' | 'quantity' | 'amountMinor'>;

/** A line as Nomod gets it: quantity 1, the line's total in minor units. */
export interface GatewayLine {
  readonly name: string;
  readonly amountMinor: bigint;
}

/** Nomod refuses more (`exceeds_item_limit`); its own limit is not documented, other integrations stay below this. */
const MAX_LINES = 50;

/** Nomod takes names of up to 100 characters and amounts of up to 7 integer digits. */
const MAX_NAME_LENGTH = 100;
const MAX_INTEGER_DIGITS = 7;

/**
 * What Nomod is told to ask for an invoice; its sum is always exactly `amountMinor`. The invoice's own lines when they add up to that, else one
 * line: discounts, tax, partial payments, lines at or below zero, too many lines and amounts beyond Nomod's limits cannot be told apart there.
 * What one line cannot ask at Nomod is asked in parts.
 * @param amountMinor what is owed, above zero and at most `mostAtOnceMinor`.
 */
export function gatewayLines(
  invoice: Pick<InvoiceView, 'invoiceNumber' | 'currency'> & { readonly lines: readonly ToldLine[] },
  amountMinor: bigint,
): GatewayLine[] {
  const { lines, currency } = invoice;
  const sum = lines.reduce((total, line) => total + line.amountMinor, 0n);
  const most = mostInALineMinor(currency);
  const fits = ({ amountMinor: amount }: ToldLine) => amount > 0n && amount <= most;
  if (sum !== amountMinor || lines.length > MAX_LINES || !lines.every(fits)) {
    return inParts(`Invoice ${invoice.invoiceNumber ?? ''}`.trim(), amountMinor, most);
  }
  return lines.map((line) => ({ name: nameWithCount(line), amountMinor: line.amountMinor }));
}

/** The most that one link or invoice at Nomod can ask, in minor units. */
export function mostAtOnceMinor(currency: string): bigint {
  return mostInALineMinor(currency) * BigInt(MAX_LINES);
}

const mostInALineMinor = (currency: string): bigint =>
  10n ** BigInt(MAX_INTEGER_DIGITS + currencyDigits(currency)) - 1n;

function inParts(name: string, amountMinor: bigint, mostMinor: bigint): GatewayLine[] {
  const count = Number((amountMinor + mostMinor - 1n) / mostMinor);
  if (count === 1) return [{ name, amountMinor }];
  return Array.from({ length: count }, (_, index) => ({
    name: `${name} (${index + 1}/${count})`,
    amountMinor: index < count - 1 ? mostMinor : amountMinor - mostMinor * BigInt(count - 1),
  }));
}

/** The count stands in the name, because Nomod would multiply by it. It survives when the name is shortened. */
function nameWithCount({ displayName, quantity }: ToldLine): string {
  const count = quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity;
  const suffix = count === '1' || count.length > MAX_NAME_LENGTH / 2 ? '' : ` x ${count}`;
  return `${gatewayText(displayName, MAX_NAME_LENGTH - suffix.length) || 'Item'}${suffix}`;
}

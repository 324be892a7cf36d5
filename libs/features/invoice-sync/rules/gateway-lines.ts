import type { InvoiceLineView, InvoiceView } from '@remit/invoices';
import { currencyDigits } from '@remit/money';
import { gatewayText } from '@remit/gateway';

/** The fields of a line that Nomod gets. */
type SentLine = Pick<InvoiceLineView, 'displayName' | 'quantity' | 'amountMinor'>;

/** A line as sent to Nomod: quantity 1 and the line's total in minor units. */
export interface GatewayLine {
  readonly name: string;
  readonly amountMinor: bigint;
}

/**
 * Maximum number of lines. Nomod refuses too many (`exceeds_item_limit`), but does not document its limit. Other
 * integrations stay below this number.
 */
const MAX_LINES = 50;

/** Nomod accepts names of up to 100 characters and amounts of up to 7 integer digits. */
const MAX_NAME_LENGTH = 100;
const MAX_INTEGER_DIGITS = 7;

/**
 * The lines sent to Nomod for an invoice; their sum is always exactly `amountMinor`. These are the invoice's own
 * lines when they add up to that amount, else one line: Nomod cannot show discounts, tax, partial payments, lines at
 * or below zero, too many lines or amounts beyond its limits. An amount that is too large for one line is split.
 * @param amountMinor the amount owed, above zero and at most `mostAtOnceMinor`
 */
export function gatewayLines(
  invoice: Pick<InvoiceView, 'invoiceNumber' | 'currency'> & { readonly lines: readonly SentLine[] },
  amountMinor: bigint,
): GatewayLine[] {
  const { lines, currency } = invoice;
  const sum = lines.reduce((total, line) => total + line.amountMinor, 0n);
  const most = mostInALineMinor(currency);
  const fits = ({ amountMinor: amount }: SentLine) => amount > 0n && amount <= most;
  if (sum !== amountMinor || lines.length > MAX_LINES || !lines.every(fits)) {
    return inParts(`Invoice ${invoice.invoiceNumber ?? ''}`.trim(), amountMinor, most);
  }
  return lines.map((line) => ({ name: nameWithCount(line), amountMinor: line.amountMinor }));
}

/** Maximum amount that one link or invoice at Nomod can ask, in minor units. */
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

/** The name contains the quantity, because Nomod would multiply the amount by a quantity. A shortened name keeps it. */
function nameWithCount({ displayName, quantity }: SentLine): string {
  const count = quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity;
  const suffix = count === '1' || count.length > MAX_NAME_LENGTH / 2 ? '' : ` x ${count}`;
  return `${gatewayText(displayName, MAX_NAME_LENGTH - suffix.length) || 'Item'}${suffix}`;
}

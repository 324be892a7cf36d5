import { compareDecimals, percentOf } from '@remit/money';

interface TaxedLine {
  readonly amountMinor: bigint;
  /** Per cent; null: no tax is said of it. */
  readonly taxRate: string | null;
}

/** What the discount takes off a line, and the tax on the rest. */
export interface LineTax {
  readonly discountMinor: bigint;
  readonly taxMinor: bigint;
}

/** All lines of one rate together. */
export interface RateTax {
  readonly rate: string;
  readonly taxableMinor: bigint;
  readonly taxMinor: bigint;
}

export interface InvoiceTaxes {
  /** In the order of the lines. */
  readonly lines: readonly LineTax[];
  /** From the lowest rate to the highest. */
  readonly byRate: readonly RateTax[];
  /** Undefined when no line has a rate: then the tax is what the caller says. */
  readonly taxMinor: bigint | undefined;
}

/**
 * The tax of an invoice whose lines have rates. The discount lowers every line by its share, then the tax of each line is rounded once, half a minor unit up.
 * The tax of the invoice, and of each rate, is the sum of what its lines show.
 */
export function taxesOf(lines: readonly TaxedLine[], discountMinor: bigint): InvoiceTaxes {
  const shares = sharesOf(
    discountMinor,
    lines.map(({ amountMinor }) => amountMinor),
  );
  const byRate = new Map<string, RateTax>();
  const taxed = lines.map(({ amountMinor, taxRate: rate }, index): LineTax => {
    const share = shares[index] ?? 0n;
    if (rate === null) return { discountMinor: share, taxMinor: 0n };
    const taxable = amountMinor - share;
    const taxMinor = percentOf(taxable, rate);
    const sum = byRate.get(rate) ?? { rate, taxableMinor: 0n, taxMinor: 0n };
    byRate.set(rate, { rate, taxableMinor: sum.taxableMinor + taxable, taxMinor: sum.taxMinor + taxMinor });
    return { discountMinor: share, taxMinor };
  });
  return {
    lines: taxed,
    byRate: [...byRate.values()].sort((a, b) => compareDecimals(a.rate, b.rate)),
    taxMinor: byRate.size === 0 ? undefined : taxed.reduce((sum, line) => sum + line.taxMinor, 0n),
  };
}

/** Splits an amount in proportion to others, to the last minor unit: what rounding leaves over goes to the largest remainders, the first lines first. */
function sharesOf(amount: bigint, wholes: readonly bigint[]): bigint[] {
  const sum = wholes.reduce((total, whole) => total + whole, 0n);
  if (amount === 0n || sum === 0n) return wholes.map(() => 0n);
  const shares = wholes.map((whole) => (amount * whole) / sum);
  const left = amount - shares.reduce((total, share) => total + share, 0n);
  const remainderOf = (index: number) => (amount * (wholes[index] ?? 0n)) % sum;
  const order = wholes.map((_, index) => index).sort((a, b) => Number(remainderOf(b) - remainderOf(a)) || a - b);
  for (const index of order.slice(0, Number(left))) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

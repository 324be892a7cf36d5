import { compareDecimals, percentOf } from '@remit/money';

interface TaxedLine {
  readonly amountMinor: bigint;
  /** Per cent; null when the line states no tax. */
  readonly taxRate: string | null;
}

/** The line's share of the discount, and the tax on the rest. */
export interface LineTax {
  readonly discountMinor: bigint;
  readonly taxMinor: bigint;
}

/** Totals of all lines with the same rate. */
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
  /** Undefined when no line has a rate. The caller then states the tax. */
  readonly taxMinor: bigint | undefined;
}

/**
 * Computes the tax of an invoice whose lines have rates. The discount lowers each line by its share. The tax of each
 * line is then rounded once, half a minor unit up. The tax of the invoice, and of each rate, is the sum of its lines'
 * taxes.
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

/**
 * Splits an amount in proportion to others, exact to the minor unit. The rounding rest goes to the largest
 * remainders; among equal ones, to the first lines.
 */
export function sharesOf(amount: bigint, wholes: readonly bigint[]): bigint[] {
  const sum = wholes.reduce((total, whole) => total + whole, 0n);
  if (amount === 0n || sum === 0n) return wholes.map(() => 0n);
  const shares = wholes.map((whole) => (amount * whole) / sum);
  const left = amount - shares.reduce((total, share) => total + share, 0n);
  const remainderOf = (index: number) => (amount * (wholes[index] ?? 0n)) % sum;
  const order = wholes.map((_, index) => index).sort((a, b) => Number(remainderOf(b) - remainderOf(a)) || a - b);
  for (const index of order.slice(0, Number(left))) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

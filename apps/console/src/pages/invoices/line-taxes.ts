import Decimal from 'decimal.js';

export interface TaxedLine {
  amount: Decimal;
  /** Per cent; undefined means no tax. */
  rate: Decimal | undefined;
}

export interface RateTax {
  rate: string;
  taxable: Decimal;
  tax: Decimal;
}

/** Decimals of a tax rate. */
export const RATE_DIGITS = 6;

/**
 * The tax of each line, undefined without a rate, computed like on the server. The discount reduces each line by its
 * share, exact to the minor unit, and the tax of each line is rounded half up. The server compares its result with the
 * sent total, so that no other amount than the shown one is billed.
 * @param digits decimals of the currency
 */
export function lineTaxesOf(
  lines: readonly TaxedLine[],
  discount: Decimal,
  digits: number,
): readonly (RateTax | undefined)[] {
  const inMinor = (amount: Decimal) => BigInt(amount.times(10 ** digits).toFixed(0));
  const inMajor = (minor: bigint) => new Decimal(minor.toString()).div(10 ** digits);
  const amounts = lines.map(({ amount }) => inMinor(amount));
  const shares = sharesOf(inMinor(discount), amounts);
  return lines.map(({ rate }, index) => {
    if (!rate) return undefined;
    const taxable = (amounts[index] ?? 0n) - (shares[index] ?? 0n);
    return { rate: rate.toFixed(), taxable: inMajor(taxable), tax: inMajor(percentOf(taxable, rate)) };
  });
}

/** The sums of the lines by their rates, the lowest rate first. */
export function taxesByRate(lines: readonly (RateTax | undefined)[]): RateTax[] {
  const byRate = new Map<string, RateTax>();
  for (const line of lines) {
    if (!line) continue;
    const { taxable, tax } = byRate.get(line.rate) ?? { taxable: 0, tax: 0 };
    byRate.set(line.rate, { ...line, taxable: line.taxable.plus(taxable), tax: line.tax.plus(tax) });
  }
  return [...byRate.values()].sort((a, b) => new Decimal(a.rate).comparedTo(b.rate));
}

function percentOf(minor: bigint, rate: Decimal): bigint {
  const whole = 100n * 10n ** BigInt(RATE_DIGITS);
  return (2n * minor * BigInt(rate.times(10 ** RATE_DIGITS).toFixed(0)) + whole) / (2n * whole);
}

/**
 * Splits the discount in proportion to the amounts. The rounding rest goes to the largest remainders, the first lines
 * first.
 */
function sharesOf(discount: bigint, amounts: readonly bigint[]): bigint[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  if (sum === 0n || discount > sum) return amounts.map(() => 0n);
  const shares = amounts.map((amount) => (discount * amount) / sum);
  const left = Number(discount - shares.reduce((total, share) => total + share, 0n));
  const remainders = amounts.map((amount, index) => ({ index, rest: (discount * amount) % sum }));
  const largest = remainders.sort((a, b) => Number(b.rest - a.rest) || a.index - b.index).slice(0, left);
  for (const { index } of largest) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

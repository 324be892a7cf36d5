import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { taxesOf } from './invoice-taxes';

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

const line = (amountMinor: bigint, taxRate: string | null) => ({ amountMinor, taxRate });
const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);

describe('the tax of lines', () => {
  it('is rounded half up for each line, and added afterwards', () => {
    // Their sum is 0.15. Of that, 10 % would be 0.02.
    const { lines, taxMinor } = taxesOf([line(5n, '10'), line(5n, '10'), line(5n, '10')], 0n);
    expect(lines.map((tax) => tax.taxMinor)).toEqual([1n, 1n, 1n]);
    expect(taxMinor).toBe(3n);
  });

  it('is told by rate; lines without a rate are in none', () => {
    expect(
      taxesOf([line(10_000n, '15'), line(2_000n, null), line(1_999n, '8.875'), line(3_000n, '15')], 0n),
    ).toMatchObject({
      byRate: [
        { rate: '8.875', taxableMinor: 1_999n, taxMinor: 177n },
        { rate: '15', taxableMinor: 13_000n, taxMinor: 1_950n },
      ],
      taxMinor: 2_127n,
    });
  });

  it('is unknown where no line has a rate, and nothing where the rate is zero', () => {
    expect(taxesOf([line(100n, null)], 0n)).toMatchObject({ byRate: [], taxMinor: undefined });
    expect(taxesOf([line(100n, '0')], 0n)).toMatchObject({ byRate: [{ taxMinor: 0n }], taxMinor: 0n });
  });

  it('is that of what the discount leaves, in proportion to the lines', () => {
    const { lines, byRate } = taxesOf([line(10_000n, '5'), line(5_000n, null), line(0n, '5')], 100n);
    expect(lines.map((tax) => tax.discountMinor)).toEqual([67n, 33n, 0n]);
    expect(byRate).toEqual([{ rate: '5', taxableMinor: 9_933n, taxMinor: 497n }]);
  });

  it('adds up, whatever the lines, rates and discount are', () => {
    const rates = fc.constantFrom(null, '0', '5', '8.875', '15', '33.333333', '100');
    const anyLine = fc.record({ amountMinor: fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), taxRate: rates });
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 40 }),
        fc.bigInt({ min: 0n, max: 1_000n }),
        (lines, part) => {
          const discount = (sum(lines.map(({ amountMinor }) => amountMinor)) * part) / 1_000n;
          const taxes = taxesOf(lines, discount);
          expect(sum(taxes.lines.map(({ discountMinor }) => discountMinor))).toBe(discount);
          expect(sum(taxes.byRate.map(({ taxMinor }) => taxMinor))).toBe(taxes.taxMinor ?? 0n);
          lines.forEach(({ amountMinor, taxRate }, index) => {
            const { discountMinor = -1n, taxMinor = -1n } = taxes.lines[index] ?? {};
            expect(discountMinor >= 0n && discountMinor <= amountMinor).toBe(true);
            const exact = new Exact(String(amountMinor - discountMinor)).times(taxRate ?? '0').div(100);
            expect(String(taxMinor)).toBe(exact.toFixed(0));
          });
          // Rounding changes the sum by at most half a minor unit per line.
          for (const { rate, taxableMinor, taxMinor } of taxes.byRate) {
            const count = lines.filter(({ taxRate }) => taxRate === rate).length;
            const together = new Exact(String(taxableMinor)).times(rate).div(100);
            expect(together.minus(String(taxMinor)).abs().times(2).lte(count)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

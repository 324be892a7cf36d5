import Decimal from 'decimal.js';
import fc from 'fast-check';
import { lineTaxesOf, taxesByRate } from '../../apps/console/src/pages/invoices/line-taxes';
import { taxesOf } from '@remit/invoices';

/** A person sees the tax before the server computes it: both must come to the same, to the last fils. */
it('a form shows the tax by rate that the server computes', () => {
  const rate = fc.constantFrom(null, '0', '5', '8.875', '15', '33.333333', '100');
  const line = fc.record({ amountMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }), taxRate: rate });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      fc.bigInt({ min: 0n, max: 100n }),
      fc.constantFrom(0, 2, 3),
      (lines, part, digits) => {
        const major = (minor: bigint) => new Decimal(minor.toString()).div(10 ** digits);
        const discount = (lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) * part) / 100n;
        const typed = lines.map(({ amountMinor, taxRate }) => ({
          amount: major(amountMinor),
          rate: taxRate === null ? undefined : new Decimal(taxRate),
        }));
        const computed = taxesOf(lines, discount).byRate.map(({ rate: percent, taxableMinor, taxMinor }) => ({
          rate: percent,
          taxable: major(taxableMinor),
          tax: major(taxMinor),
        }));
        expect(taxesByRate(lineTaxesOf(typed, major(discount), digits))).toEqual(computed);
      },
    ),
    { numRuns: 200 },
  );
});

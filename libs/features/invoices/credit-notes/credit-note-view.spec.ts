import type { Invoice } from '../invoice.entity';
import { taxesOf } from '../invoice-taxes';
import type { CreditNote } from './credit-note.entity';
import { creditNoteView } from './credit-note-view';

type Line = { amountMinor: bigint; taxRate: string | null };

function credited(amountMinor: bigint, lines: Line[], facts: Partial<Invoice> = {}) {
  const taxes = taxesOf(lines, 0n);
  const taxMinor = taxes.taxMinor ?? facts.taxMinor ?? 0n;
  const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, taxMinor);
  const bill = { currency: 'USD', exchangeRate: null, ...facts, taxes, taxMinor, totalMinor };
  return creditNoteView({ amountMinor, currency: 'USD' } as CreditNote, bill);
}

const plain = { amountMinor: 10_000n, taxRate: null };
const zero = { amountMinor: 2_000n, taxRate: '0' };
const five = { amountMinor: 9_999n, taxRate: '5' };

it('of a whole invoice has its tax, by rate', () => {
  const { parts, taxMinor } = credited(22_499n, [five, zero, plain]);
  expect(parts).toEqual([
    { rate: null, netMinor: 10_000n, taxMinor: 0n },
    { rate: '0', netMinor: 2_000n, taxMinor: 0n },
    { rate: '5', netMinor: 9_999n, taxMinor: 500n },
  ]);
  expect(taxMinor).toBe(500n);
});

it.each([1n, 2n, 99n, 10_499n, 22_498n])('of %d minor units has parts that add up to it', (amountMinor) => {
  const { parts, taxMinor } = credited(amountMinor, [five, zero, plain]);
  expect(parts.reduce((sum, part) => sum + part.netMinor + part.taxMinor, 0n)).toBe(amountMinor);
  for (const part of parts) expect(part.netMinor >= 0n && part.taxMinor >= 0n).toBe(true);
  expect(taxMinor).toBe(parts.reduce((sum, part) => sum + part.taxMinor, 0n));
});

it('of a part has the tax of that part, also where the invoice states its tax as a whole', () => {
  expect(credited(1_050n, [five]).parts).toEqual([{ rate: '5', netMinor: 1_000n, taxMinor: 50n }]);
  const stated = credited(1_050n, [plain], { taxMinor: 500n });
  expect(stated.parts).toEqual([{ rate: null, netMinor: 1_000n, taxMinor: 50n }]);
});

it('is converted at the rate of its invoice', () => {
  const exchangeRate = { currency: 'AED', rate: '3.6725' };
  expect(credited(1_050n, [five], { exchangeRate }).converted).toEqual({
    ...exchangeRate,
    netMinor: 3_673n,
    taxMinor: 184n,
    totalMinor: 3_857n,
  });
});

import fc from 'fast-check';
import { gatewayLines, mostAtOnceMinor } from './gateway-lines';

type Line = Parameters<typeof gatewayLines>[0]['lines'][number];

const line = (displayName: string, amountMinor: bigint, quantity = '1'): Line => ({
  displayName,
  amountMinor,
  quantity,
});
const bill = (lines: Line[], currency = 'AED') => ({ invoiceNumber: 'INV-202608-00001', currency, lines });
const sumOf = (lines: { amountMinor: bigint }[]) => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

describe('the lines Nomod gets', () => {
  it('are the lines of the bill, with the count in the name', () => {
    const lines = [line('Seats', 10_000n, '3'), line('Support', 500n), line('Hours', 250n, '2.500')];
    expect(gatewayLines(bill(lines), 10_750n)).toEqual([
      { name: 'Seats x 3', amountMinor: 10_000n },
      { name: 'Support', amountMinor: 500n },
      { name: 'Hours x 2.5', amountMinor: 250n },
    ]);
  });

  it.each<[string, Line[], bigint]>([
    ['a discount', [line('A', 1_000n)], 900n],
    ['a tax', [line('A', 1_000n)], 1_050n],
    ['a part that was paid', [line('A', 1_000n), line('B', 1_000n)], 500n],
    ['a line of zero', [line('A', 1_000n), line('Free', 0n)], 1_000n],
    ['a line below zero', [line('A', 1_000n), line('Credit', -100n)], 900n],
    ['too many lines', Array.from({ length: 51 }, (_, index) => line(`L${index}`, 1n)), 51n],
  ])('are one line for %s', (_reason, lines, amount) => {
    expect(gatewayLines(bill(lines), amount)).toEqual([{ name: 'Invoice INV-202608-00001', amountMinor: amount }]);
  });

  it.each<[string, bigint, bigint[]]>([
    ['AED', 1_200_000_000n, [999_999_999n, 200_000_001n]],
    ['IDR', 1_500_000_000n, [999_999_999n, 500_000_001n]],
    ['VND', 25_000_000n, [9_999_999n, 9_999_999n, 5_000_002n]],
    ['KWD', 9_999_999_999n, [9_999_999_999n]],
    ['AED', mostAtOnceMinor('AED'), Array.from({ length: 50 }, () => 999_999_999n)],
  ])('are parts of what one line cannot ask: %s %s', (currency, owed, parts) => {
    const asked = gatewayLines(bill([line('Tower', owed)], currency), owed);
    expect(asked.map(({ amountMinor }) => amountMinor)).toEqual(parts);
    expect(new Set(asked.map(({ name }) => name)).size).toBe(parts.length);
  });

  it('keep up to fifty lines apart', () => {
    const lines = Array.from({ length: 50 }, (_, index) => line(`L${index}`, 1n));
    expect(gatewayLines(bill(lines), 50n)).toHaveLength(50);
  });

  it('keep the count when the name has to be shortened', () => {
    const [first] = gatewayLines(bill([line('é'.repeat(200), 100n, '12')]), 100n);
    expect(first?.name).toHaveLength(100);
    expect(first?.name).toMatch(/… x 12$/);
  });

  it.each([
    ['100', ' x 100'],
    ['0.10', ' x 0.1'],
    ['1.00', ''],
    ['9'.repeat(60), ''],
  ])('write a quantity of %s as "%s"', (quantity, suffix) => {
    expect(gatewayLines(bill([line('A', 100n, quantity)]), 100n)[0]?.name).toBe(`A${suffix}`);
  });

  it('add up to what is owed, whatever the bill says', () => {
    const anyLine = fc.record({
      displayName: fc.string({ unit: 'grapheme', maxLength: 300 }),
      quantity: fc.stringMatching(/^\d{1,12}(\.\d{1,6})?$/),
      amountMinor: fc.bigInt({ min: -1_000n, max: 10n ** 13n }),
    });
    const anyBill = fc.array(anyLine, { maxLength: 100 });
    const currency = fc.constantFrom('AED', 'KWD', 'JPY');
    fc.assert(
      fc.property(
        anyBill,
        currency,
        fc.boolean(),
        fc.bigInt({ min: 1n, max: 499_999_950n }),
        (lines, code, whole, part) => {
          const most = mostAtOnceMinor(code);
          const sum = sumOf(lines);
          const owed = whole && sum > 0n && sum <= most ? sum : part;
          const asked = gatewayLines(bill(lines, code), owed);
          expect(sumOf(asked)).toBe(owed);
          expect(asked.length).toBeGreaterThan(0);
          expect(asked.length).toBeLessThanOrEqual(50);
          for (const { name, amountMinor } of asked) {
            expect(name.length).toBeGreaterThan(0);
            expect(name.length).toBeLessThanOrEqual(100);
            expect(amountMinor > 0n && amountMinor <= most / 50n).toBe(true);
          }
        },
      ),
    );
  });
});

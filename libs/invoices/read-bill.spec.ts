import { readBill, timeOr } from './read-bill';

const line = (amount: string | number) => ({ display_name: 'Plan', quantity: '1', amount });

describe('reading a bill', () => {
  it.each([
    ['USD', '100', 10_000n],
    ['USD', 99.9, 9_990n],
    ['AED', '78.860', 7_886n],
    ['KWD', '18.605', 18_605n],
    ['JPY', 600, 600n],
  ])('%s %s is exact', (currency, amount, minor) => {
    expect(readBill({ line_items: [line(amount)] }, currency).lines?.[0]?.amountMinor).toBe(minor);
  });

  it('names every wrong amount at once', () => {
    const input = { line_items: [line('1.001'), line('1'), line('-1')], total_tax: '1e3' };
    expect(() => readBill(input, 'USD')).toThrow(
      expect.objectContaining({
        code: 'validation_error',
        details: {
          errors: [
            expect.objectContaining({ param: 'line_items[0].amount' }),
            expect.objectContaining({ param: 'line_items[2].amount' }),
            expect.objectContaining({ param: 'total_tax' }),
          ],
        },
      }),
    );
  });

  it('says nothing about what the request leaves out, and takes null as zero', () => {
    expect(readBill({ total_discount: null }, 'USD')).toEqual({
      lines: undefined,
      discountMinor: 0n,
      taxMinor: undefined,
    });
  });

  it('does not store the keys that are Nomod facts', () => {
    const metadata = { nomod_invoice_url: 'https://pay.example/1', order: '7' };
    expect(readBill({ line_items: [{ ...line('1'), metadata }] }, 'USD').lines?.[0]?.metadata).toEqual({ order: '7' });
  });
});

describe('reading a time', () => {
  const current = new Date('2026-01-01T00:00:00Z');

  it('keeps, clears or replaces', () => {
    expect(timeOr(current, undefined)).toBe(current);
    expect(timeOr(current, null)).toBeNull();
    expect(timeOr(current, '2026-09-30')).toEqual(new Date('2026-09-30T00:00:00Z'));
    expect(timeOr(current, '2026-09-30T12:00:00+04:00')).toEqual(new Date('2026-09-30T08:00:00Z'));
  });
});

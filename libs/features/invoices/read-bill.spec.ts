import type { ApiError } from '@remit/http-api';
import type { LineItemDto } from './dto/line-item.dto';
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

  const priced = (changes: object) => ({ display_name: 'Calls', quantity: '3', unit_price: '3.335', ...changes });
  const refusalOf = (lines: object[]) => {
    try {
      readBill({ line_items: lines as LineItemDto[] }, 'AED');
    } catch (error) {
      return (error as ApiError).details?.errors;
    }
    return undefined;
  };

  it.each([
    ['no amount', {}],
    ['the same amount', { amount: '10.01' }],
    ['the same amount as a number', { amount: 10.01 }],
    ['a null amount', { amount: null }],
  ])('multiplies a unit price once: %s', (_, changes) => {
    const [read] = readBill({ line_items: [priced(changes)] }, 'AED').lines ?? [];
    expect(read).toMatchObject({ amountMinor: 1_001n, unitPrice: '3.335', taxRate: null });
  });

  it.each([
    [
      'another amount',
      priced({ amount: '10.00' }),
      'amount 10.00 contradicts quantity 3 x unit_price 3.335: that is 10.01 AED',
    ],
    [
      'neither amount nor price',
      { display_name: 'Calls', quantity: '3' },
      'amount is missing. Send it, or send a unit_price',
    ],
    ['no amount of its currency', priced({ amount: '10.005' }), 'amount has more decimal places than its currency'],
    ['too much', priced({ unit_price: '999999999999', quantity: '2' }), 'amount is too large'],
  ])('refuses %s, once', (_, refused, message) => {
    const [param] = message.split(' ');
    expect(refusalOf([line('1'), refused])).toEqual([
      { param: `line_items[1].${param}`, message: `line_items[1].${message}` },
    ]);
  });

  it.each([
    ['5', '5'],
    ['5.00', '5'],
    ['08.8750', '8.875'],
    ['0', '0'],
    ['100', '100'],
  ])('knows a rate of %s as %s', (written, rate) => {
    expect(readBill({ line_items: [{ ...line('1'), tax_rate: written }] }, 'AED').lines?.[0]?.taxRate).toBe(rate);
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

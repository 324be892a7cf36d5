import { ApiError, type ErrorCode } from '@remit/http-api';
import { newDraft, newLine } from './invoice-draft';
import { invoiceFigures } from './invoice-figures';
import { type InvoiceStatus, invoiceStatuses, invoiceTransitions } from './invoice-rules';
import type { Invoice } from './invoice.entity';
import { balancesOf } from './ledger/account';

const at = new Date('2026-08-01T00:00:00Z');

function draft(...amounts: bigint[]): Invoice {
  const invoice = newDraft({ id: 'inv_1', customerId: 'cust_1', currency: 'USD' }, 'key_1', at);
  invoice.bill(amounts.map(line), 0n, 0n);
  invoice.show(invoiceFigures(invoice, balancesOf({})));
  return invoice;
}

function line(amountMinor: bigint) {
  const facts = { displayName: 'Plan', quantity: '3', amountMinor, metadata: {}, periodStart: null, periodEnd: null };
  return newLine(facts, at);
}

function codeOf(action: () => void): ErrorCode | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
  return undefined;
}

describe('an invoice', () => {
  it('adds up line totals, never multiplied by their quantity, less discount plus tax', () => {
    const invoice = draft();
    invoice.bill([line(1000n), line(250n)], 50n, 10n);
    expect(invoice).toMatchObject({ subtotalMinor: 1250n, totalMinor: 1210n });
  });

  it('asks nothing at the least, and refuses a discount above its lines', () => {
    const invoice = draft();
    invoice.bill([line(100n)], 100n, 0n);
    expect(invoice.totalMinor).toBe(0n);
    expect(() => invoice.bill([line(100n)], 500n, 450n)).toThrow(
      'total_discount 5.00 is above the subtotal of the lines, 1.00 USD',
    );
  });

  it('reaches every status from draft', () => {
    const reached = new Set<InvoiceStatus>(['draft']);
    for (const status of reached) invoiceTransitions[status].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...invoiceStatuses].sort());
  });

  it('is finalized once', () => {
    const invoice = draft(100n);
    invoice.finalize('INV-202608-00001', at);
    expect(invoice).toMatchObject({ status: 'finalized', number: 'INV-202608-00001', finalizedAt: at });
    expect(codeOf(() => invoice.finalize('INV-202608-00002', at))).toBe('conflict');
    expect(invoice.number).toBe('INV-202608-00001');
  });

  it('keeps its lines once finalized', () => {
    const invoice = draft(100n);
    invoice.finalize('INV-202608-00001', at);
    expect(codeOf(() => invoice.bill([line(1n)], 0n, 0n))).toBe('conflict');
  });

  it('stays void', () => {
    const invoice = draft(100n);
    invoice.void('Ordered twice', at);
    expect(invoice).toMatchObject({ status: 'voided', voidReason: 'Ordered twice', voidedAt: at });
    expect(codeOf(() => invoice.finalize('INV-202608-00001', at))).toBe('conflict');
    expect(codeOf(() => invoice.void(null, at))).toBe('conflict');
  });

  it('is not voided once money was applied, and says so with its state', () => {
    const invoice = draft(100n);
    invoice.finalize('INV-202608-00001', at);
    invoice.amountPaidMinor = 40n;
    expect(() => invoice.void(null, at)).toThrow(
      expect.objectContaining({
        code: 'conflict',
        message: expect.stringContaining('Payments were applied'),
        details: { invoice_id: invoice.id, invoice_status: 'finalized', payment_status: 'pending' },
      }),
    );
  });

  it('gets no other discount once money was applied', () => {
    const invoice = draft(100n);
    invoice.finalize('INV-202608-00001', at);
    invoice.amountPaidMinor = 40n;
    expect(codeOf(() => invoice.changeDiscount(10n))).toBe('invoice_already_paid');
  });
});

import fc from 'fast-check';
import { invoiceFigures } from './invoice-figures';
import { type Account, type Balances, balancesOf } from './ledger/account';
import { ownPartOf } from './ledger/booked-payment';
import { type Posting, postInvoiceFinalized, postPaymentSucceeded, postRefundChange } from './ledger/postings';

const at = new Date('2026-08-01T10:00:00Z');
const later = new Date('2026-08-02T10:00:00Z');

/** An in-memory ledger of one finalized invoice. */
function ledgerOf(dueMinor: bigint) {
  const sums: Partial<Record<Account, bigint>> = {};
  const book = (posting: Posting | null) => {
    for (const { account, amountMinor } of posting?.entries ?? []) sums[account] = (sums[account] ?? 0n) + amountMinor;
  };
  const balances = (): Balances => balancesOf(sums);
  book(postInvoiceFinalized({ id: 'inv_1', currency: 'USD', amountDueMinor: dueMinor, finalizedAt: at }));
  return {
    pay: (paymentId: string, amountMinor: bigint) =>
      book(
        postPaymentSucceeded(
          { ...money(paymentId), amountMinor, extrasMinor: 0n, paidAt: at, offline: false },
          balances().receivable,
        ),
      ),
    refund: (paymentId: string, ownMinor: bigint, refundedTotalMinor: bigint, refundedMinor = 0n) =>
      book(
        postRefundChange(
          { ...money(paymentId), eventId: 'evt_1', changeMinor: refundedTotalMinor - refundedMinor, occurredAt: at },
          { ownMinor, refundedMinor, refundedOwnMinor: ownPartOf(refundedMinor, ownMinor) },
        ),
      ),
    figures: (lastPaidAt: Date | null = null, paidAt: Date | null = null) =>
      invoiceFigures({ status: 'finalized', totalMinor: dueMinor, paidAt }, balances(), lastPaidAt),
  };
}

const money = (paymentId: string) => ({ paymentId, invoiceId: 'inv_1', chargeId: `ch_${paymentId}`, currency: 'USD' });

describe('the figures of a finalized invoice', () => {
  it('owe everything at first', () => {
    expect(ledgerOf(100n).figures()).toEqual({
      amountDueMinor: 100n,
      amountPaidMinor: 0n,
      amountRemainingMinor: 100n,
      overpaidMinor: 0n,
      refundedMinor: 0n,
      paymentStatus: 'pending',
      paidAt: null,
    });
  });

  it('are paid from the start when nothing is due', () => {
    expect(ledgerOf(0n).figures()).toMatchObject({
      amountRemainingMinor: 0n,
      paymentStatus: 'succeeded',
      paidAt: null,
    });
  });

  it('stay pending after a part', () => {
    const ledger = ledgerOf(100n);
    ledger.pay('a', 60n);
    expect(ledger.figures(later)).toMatchObject({
      amountPaidMinor: 60n,
      amountRemainingMinor: 40n,
      paymentStatus: 'pending',
      paidAt: null,
    });
  });

  it('are paid when nothing remains, at the time of the payment that did it', () => {
    const ledger = ledgerOf(100n);
    ledger.pay('a', 60n);
    ledger.pay('b', 40n);
    expect(ledger.figures(later)).toMatchObject({
      amountPaidMinor: 100n,
      amountRemainingMinor: 0n,
      paymentStatus: 'succeeded',
      paidAt: later,
    });
    expect(ledger.figures(later, at).paidAt).toBe(at);
  });

  it('show a second charge in full as overpaid', () => {
    const ledger = ledgerOf(100n);
    ledger.pay('a', 100n);
    ledger.pay('b', 100n);
    expect(ledger.figures(later)).toMatchObject({
      amountPaidMinor: 200n,
      amountRemainingMinor: 0n,
      overpaidMinor: 100n,
      paymentStatus: 'overpaid',
    });
  });

  it('are paid again once the excess was given back', () => {
    const ledger = ledgerOf(100n);
    ledger.pay('a', 100n);
    ledger.pay('b', 100n);
    ledger.refund('b', 100n, 100n);
    expect(ledger.figures()).toMatchObject({
      amountPaidMinor: 200n,
      refundedMinor: 100n,
      overpaidMinor: 0n,
      paymentStatus: 'succeeded',
    });
  });

  it.each([
    [30n, 'partially_refunded'],
    [100n, 'refunded'],
  ])('after %s of 100 given back are %s and ask for nothing', (refunded, paymentStatus) => {
    const ledger = ledgerOf(100n);
    ledger.pay('a', 100n);
    ledger.refund('a', 100n, refunded);
    expect(ledger.figures()).toMatchObject({
      amountPaidMinor: 100n,
      amountRemainingMinor: 0n,
      refundedMinor: refunded,
      paymentStatus,
    });
  });
});

describe('the figures of other invoices', () => {
  const nothing = balancesOf({});

  it('show a draft as owing its total', () => {
    expect(invoiceFigures({ status: 'draft', totalMinor: 70n, paidAt: null }, nothing)).toMatchObject({
      amountDueMinor: 70n,
      amountRemainingMinor: 70n,
      paymentStatus: 'pending',
    });
  });

  it('show a void one as asking nothing, even when money came afterwards', () => {
    const balances = balancesOf({ gateway_clearing: 70n, unapplied: -70n });
    expect(invoiceFigures({ status: 'voided', totalMinor: 70n, paidAt: null }, balances)).toMatchObject({
      amountDueMinor: 70n,
      amountPaidMinor: 0n,
      amountRemainingMinor: 0n,
      paymentStatus: 'voided',
    });
  });
});

describe('whatever is paid in whatever order', () => {
  it('nothing is negative, what remains and what was paid add up, and the order does not matter', () => {
    const amount = fc.bigInt({ min: 1n, max: 1000n });
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 6 }), (due, payments) => {
        const run = (amounts: bigint[]) => {
          const ledger = ledgerOf(due);
          amounts.forEach((minor, index) => ledger.pay(String(index), minor));
          return ledger.figures();
        };
        const figures = run(payments);
        const paid = payments.reduce((sum, minor) => sum + minor, 0n);
        expect(figures.amountPaidMinor).toBe(paid);
        expect(figures.amountRemainingMinor).toBe(paid < due ? due - paid : 0n);
        expect(figures.overpaidMinor).toBe(paid > due ? paid - due : 0n);
        expect(run([...payments].reverse())).toEqual(figures);
      }),
    );
  });
});

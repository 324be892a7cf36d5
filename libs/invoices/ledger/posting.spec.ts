import fc from 'fast-check';
import { postInvoiceAdjusted } from './post-invoice-adjusted';
import { postInvoiceFinalized } from './post-invoice-finalized';
import { postInvoiceVoided } from './post-invoice-voided';
import { postPaymentRefunded } from './post-payment-refunded';
import { postPaymentSucceeded } from './post-payment-succeeded';
import type { Posting } from './posting';

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
const at = new Date('2026-08-01T00:00:00Z');
const invoice = { id: 'inv_1', currency: 'USD', finalizedAt: at, voidedAt: at, updatedAt: at, version: 7 };

const sum = (posting: Posting): bigint => posting.entries.reduce((total, entry) => total + entry.amountMinor, 0n);
const entries = (posting: Posting | null) =>
  Object.fromEntries(posting?.entries.map((entry) => [entry.account, entry.amountMinor]) ?? []);

function payment(amountMinor: bigint, extrasMinor = 0n, offline = false) {
  return {
    paymentId: 'pay_1',
    invoiceId: 'inv_1',
    chargeId: 'ch_1',
    currency: 'USD',
    amountMinor,
    extrasMinor,
    paidAt: at,
    offline,
  };
}

function refund(refundedTotalMinor: bigint) {
  return {
    paymentId: 'pay_1',
    invoiceId: 'inv_1',
    chargeId: 'ch_1',
    currency: 'USD',
    refundedTotalMinor,
    occurredAt: at,
  };
}

describe('every booking', () => {
  it('sums to zero and holds no empty entry, whatever the amounts', () => {
    fc.assert(
      fc.property(amount, amount, amount, fc.boolean(), fc.boolean(), (a, b, c, offline, applies) => {
        const postings = [
          postInvoiceFinalized({ ...invoice, amountDueMinor: a }),
          postInvoiceAdjusted(invoice, a, b),
          postInvoiceVoided(invoice, a),
          postPaymentSucceeded(payment(a, b, offline), applies ? c : null),
          postPaymentRefunded(refund(a), { ownMinor: b, refundedMinor: c }),
        ].filter((posting) => posting !== null);
        for (const posting of postings) {
          expect(sum(posting)).toBe(0n);
          expect(posting.entries.every((entry) => entry.amountMinor !== 0n)).toBe(true);
        }
      }),
    );
  });
});

describe('a payment', () => {
  it('settles what remains', () => {
    expect(entries(postPaymentSucceeded(payment(100n), 100n))).toEqual({ gateway_clearing: 100n, receivable: -100n });
  });

  it('keeps extras apart', () => {
    expect(entries(postPaymentSucceeded(payment(100n, 7n), 100n))).toEqual({
      gateway_clearing: 107n,
      receivable: -100n,
      extras: -7n,
    });
  });

  it('records the excess as an overpayment', () => {
    expect(entries(postPaymentSucceeded(payment(150n), 100n))).toEqual({
      gateway_clearing: 150n,
      receivable: -100n,
      overpayments: -50n,
    });
  });

  it('stays unapplied when its invoice cannot take it', () => {
    expect(entries(postPaymentSucceeded(payment(100n), null))).toEqual({ gateway_clearing: 100n, unapplied: -100n });
  });

  it('comes to the offline account when it was received elsewhere', () => {
    expect(entries(postPaymentSucceeded(payment(100n, 0n, true), 100n))).toEqual({ offline: 100n, receivable: -100n });
  });
});

describe('a refund', () => {
  it('books only what is new, once', () => {
    expect(entries(postPaymentRefunded(refund(30n), { ownMinor: 100n, refundedMinor: 0n }))).toEqual({
      refunds: 30n,
      gateway_clearing: -30n,
    });
    expect(entries(postPaymentRefunded(refund(100n), { ownMinor: 100n, refundedMinor: 30n }))).toEqual({
      refunds: 70n,
      gateway_clearing: -70n,
    });
    expect(postPaymentRefunded(refund(100n), { ownMinor: 100n, refundedMinor: 100n })).toBeNull();
    expect(postPaymentRefunded(refund(30n), { ownMinor: 100n, refundedMinor: 100n })).toBeNull();
  });

  it('gives the extras back last', () => {
    expect(entries(postPaymentRefunded(refund(107n), { ownMinor: 100n, refundedMinor: 40n }))).toEqual({
      refunds: 60n,
      extras: 7n,
      gateway_clearing: -67n,
    });
  });

  it('books the same amounts in however many steps they are seen', () => {
    fc.assert(
      fc.property(amount, amount, fc.array(amount, { maxLength: 6 }), (own, total, seen) => {
        const booked = { refunds: 0n, extras: 0n };
        let refundedMinor = 0n;
        for (const figure of [...seen.map((some) => (total === 0n ? 0n : some % total)), total]) {
          const posting = postPaymentRefunded(refund(figure), { ownMinor: own, refundedMinor });
          booked.refunds += entries(posting).refunds ?? 0n;
          booked.extras += entries(posting).extras ?? 0n;
          if (posting) refundedMinor = figure;
        }
        const ownPart = total < own ? total : own;
        expect(booked).toEqual({ refunds: ownPart, extras: total - ownPart });
      }),
    );
  });
});

import fc from 'fast-check';
import { ownPartOf } from './booked-payment';
import {
  type Posting,
  postInvoiceAdjusted,
  postInvoiceFinalized,
  postInvoiceVoided,
  postPaymentCorrected,
  postPaymentSucceeded,
  postRefundChange,
} from './postings';

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

const about = {
  eventId: 'evt_1',
  paymentId: 'pay_1',
  invoiceId: 'inv_1',
  chargeId: 'ch_1',
  currency: 'USD',
  occurredAt: at,
};

/** Changes the refunded amount of a payment from `before` to `after`. */
const refund = (ownMinor: bigint, before: bigint, after: bigint) =>
  postRefundChange({ ...about, changeMinor: after - before }, booked(ownMinor, before));

const booked = (ownMinor: bigint, refundedMinor: bigint, unapplied = false) => ({
  ownMinor,
  refundedMinor,
  refundedOwnMinor: ownPartOf(refundedMinor, ownMinor),
  unapplied,
});

/** Corrects an applied payment from `before` to `after`, on an invoice of 100 without other payments. */
const correct = (before: bigint, after: bigint, refundedMinor = 0n, extrasChangeMinor = 0n) =>
  postPaymentCorrected(
    { ...about, amountChangeMinor: after - before, extrasChangeMinor },
    booked(before, refundedMinor),
    {
      amountDueMinor: 100n,
      amountPaidMinor: before,
      amountRemainingMinor: before < 100n ? 100n - before : 0n,
    },
  );

describe('every booking', () => {
  it('sums to zero and holds no empty entry, whatever the amounts', () => {
    fc.assert(
      fc.property(amount, amount, amount, fc.boolean(), fc.boolean(), (a, b, c, offline, applies) => {
        const postings = [
          postInvoiceFinalized({ ...invoice, amountDueMinor: a }),
          postInvoiceAdjusted(invoice, a, b),
          postInvoiceVoided(invoice, a),
          postPaymentSucceeded(payment(a, b, offline), applies ? c : null),
          refund(b, c, a),
          correct(a, b, c),
        ];
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
  it('books what it adds', () => {
    expect(entries(refund(100n, 0n, 30n))).toEqual({ refunds: 30n, gateway_clearing: -30n });
    expect(entries(refund(100n, 30n, 100n))).toEqual({ refunds: 70n, gateway_clearing: -70n });
  });

  it('gives the extras back last', () => {
    expect(entries(refund(100n, 40n, 107n))).toEqual({ refunds: 60n, extras: 7n, gateway_clearing: -67n });
  });

  it('that comes back brings the extras back first', () => {
    expect(entries(refund(100n, 107n, 50n))).toEqual({ refunds: -50n, extras: -7n, gateway_clearing: 57n });
  });

  it('books the same amounts in however many steps, up and down, it is seen', () => {
    fc.assert(
      fc.property(amount, amount, fc.array(amount, { maxLength: 6 }), (own, total, seen) => {
        const sums = { refunds: 0n, extras: 0n };
        let refundedMinor = 0n;
        for (const figure of [...seen, total]) {
          const posting = refund(own, refundedMinor, figure);
          sums.refunds += entries(posting).refunds ?? 0n;
          sums.extras += entries(posting).extras ?? 0n;
          refundedMinor = figure;
        }
        const ownPart = total < own ? total : own;
        expect(sums).toEqual({ refunds: ownPart, extras: total - ownPart });
      }),
    );
  });
});

describe('a corrected payment', () => {
  it('leaves open what it no longer pays, its overpayment first', () => {
    expect(entries(correct(100n, 90n))).toEqual({ gateway_clearing: -10n, receivable: 10n });
    expect(entries(correct(150n, 120n))).toEqual({ gateway_clearing: -30n, overpayments: 30n });
    expect(entries(correct(150n, 80n))).toEqual({ gateway_clearing: -70n, overpayments: 50n, receivable: 20n });
  });

  it('settles what remains, and the rest is an overpayment', () => {
    expect(entries(correct(90n, 130n))).toEqual({ gateway_clearing: 40n, receivable: -10n, overpayments: -30n });
  });

  it('moves a refund between the invoice and the extras with it', () => {
    const posting = correct(100n, 90n, 100n, 10n);
    expect(entries(posting)).toEqual({ receivable: 10n, refunds: -10n });
    expect(posting.entries.filter(({ account }) => account === 'extras')).toEqual([]);
  });

  it('that is not applied stays so', () => {
    const posting = postPaymentCorrected(
      { ...about, amountChangeMinor: -10n, extrasChangeMinor: 0n },
      booked(100n, 0n, true),
      { amountDueMinor: 100n, amountPaidMinor: 0n, amountRemainingMinor: 100n },
    );
    expect(entries(posting)).toEqual({ gateway_clearing: -10n, unapplied: 10n });
  });
});

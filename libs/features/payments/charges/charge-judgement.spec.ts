import type { ChargeFacts } from '@remit/domain-events';
import fc from 'fast-check';
import { chargeFacts } from '../../../../test/support/charge-facts';
import { judgeCharge } from './charge-judgement';

const asked = { currency: 'AED', amountMinor: 10_000n };

const charge = (changes: Partial<ChargeFacts> = {}): ChargeFacts => chargeFacts({ link_id: 'l1', ...changes });

describe('what a charge means', () => {
  it('settles on a paid charge of the asked amount', () => {
    expect(judgeCharge(asked, charge())).toEqual({
      kind: 'captured',
      fit: 'exact',
      currency: 'AED',
      amountMinor: 10_000n,
      extrasMinor: 0n,
      isSplitCertain: true,
      refundedMinor: 0n,
      disputed: false,
    });
  });

  it.each([
    ['a tip', { total_minor: '10500', tip_minor: '500' }, 500n],
    ['a service fee', { total_minor: '10300', service_fee_minor: '300' }, 300n],
    ['an account tax', { total_minor: '10500', tax_minor: '500' }, 500n],
    ['all of them', { total_minor: '11300', tip_minor: '500', service_fee_minor: '300', tax_minor: '500' }, 1_300n],
  ])('keeps %s apart from what counts towards the invoice', (_what, changes, extrasMinor) => {
    expect(judgeCharge(asked, charge(changes))).toMatchObject({ fit: 'exact', amountMinor: 10_000n, extrasMinor });
  });

  it('keeps the tip of a payer who gave less apart', () => {
    const facts = charge({ total_minor: '11000', tip_minor: '2000' });
    expect(judgeCharge(asked, facts)).toMatchObject({ fit: 'partial', amountMinor: 9_000n, extrasMinor: 2_000n });
  });

  it('takes nothing from a charge of nothing', () => {
    expect(judgeCharge(asked, charge({ total_minor: '0' }))).toEqual({ kind: 'took_nothing' });
  });

  it('does not take a tax that is part of what was asked for an extra', () => {
    expect(judgeCharge(asked, charge({ tax_minor: '476' }))).toMatchObject({ fit: 'exact', extrasMinor: 0n });
  });

  it('is partial below and over above what was asked', () => {
    expect(judgeCharge(asked, charge({ total_minor: '9999' }))).toMatchObject({ fit: 'partial', amountMinor: 9_999n });
    expect(judgeCharge(asked, charge({ total_minor: '10001' }))).toMatchObject({ fit: 'over', amountMinor: 10_001n });
  });

  it('compares a converted charge by its original amount', () => {
    const converted = charge({
      currency: 'GBP',
      total_minor: '2196',
      original_currency: 'AED',
      original_total_minor: '10000',
    });
    expect(judgeCharge(asked, converted)).toMatchObject({ fit: 'exact', amountMinor: 10_000n });
    expect(judgeCharge(asked, { ...converted, refund_total_minor: '1098' })).toMatchObject({ refundedMinor: 5_000n });
  });

  it('does not apply another currency', () => {
    expect(judgeCharge(asked, charge({ currency: 'USD' }))).toMatchObject({
      kind: 'captured',
      fit: 'other_currency',
      currency: 'USD',
      amountMinor: 10_000n,
    });
  });

  it.each(['failed', 'cancelled'])('takes %s for an attempt', (status) => {
    expect(judgeCharge(asked, charge({ status }))).toEqual({ kind: 'attempt_failed' });
  });

  it.each(['created', 'authorised', 'unknown', 'something new'])('waits on %s', (status) => {
    expect(judgeCharge(asked, charge({ status }))).toEqual({ kind: 'not_yet' });
  });

  it('counts a charge that says refunded as given back whole', () => {
    expect(judgeCharge(asked, charge({ status: 'refunded' }))).toMatchObject({ refundedMinor: 10_000n });
  });
});

const minor = fc.bigInt({ min: 0n, max: 10n ** 9n });
const anyCharge = fc
  .record({
    status: fc.constantFrom(
      'created',
      'authorised',
      'paid',
      'failed',
      'cancelled',
      'refunded',
      'partially_refunded',
      'disputed',
      'unknown',
    ),
    currency: fc.constantFrom('AED', 'KWD', 'JPY'),
    total: minor,
    refund: minor,
    tip: minor,
    fee: minor,
    tax: minor,
    original: fc.option(fc.record({ currency: fc.constantFrom('AED', 'USD'), total: minor }), { nil: null }),
  })
  .map((parts) =>
    charge({
      status: parts.status,
      currency: parts.currency,
      total_minor: parts.total.toString(),
      refund_total_minor: parts.refund.toString(),
      tip_minor: parts.tip.toString(),
      service_fee_minor: parts.fee.toString(),
      tax_minor: parts.tax.toString(),
      original_currency: parts.original?.currency ?? null,
      original_total_minor: parts.original?.total.toString() ?? null,
    }),
  );

describe('for every charge whatsoever', () => {
  it('what counts and the extras add up to what was taken, and never less than nothing is given back', () => {
    fc.assert(
      fc.property(anyCharge, (facts) => {
        const judgement = judgeCharge(asked, facts);
        if (judgement.kind !== 'captured') return;
        const converted = facts.original_currency !== null && facts.original_currency !== facts.currency;
        const taken = BigInt(converted ? (facts.original_total_minor ?? '0') : facts.total_minor);
        expect(judgement.amountMinor + judgement.extrasMinor).toBe(taken);
        expect(judgement.extrasMinor >= 0n && judgement.refundedMinor >= 0n && judgement.refundedMinor <= taken).toBe(
          true,
        );
      }),
    );
  });
});

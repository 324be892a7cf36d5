import { lateRefund, wasDoneBefore } from './refund-rules';
import { PaymentRefund } from './payment-refund.entity';

function refund(id: string, state: PaymentRefund['state'], changes: Partial<PaymentRefund> = {}): PaymentRefund {
  const asked = { id, amountMinor: 3_000n, seenMinor: 0n, targetMinor: 3_000n, calledAt: new Date(0) };
  return Object.assign(new PaymentRefund(), asked, { state }, changes);
}

describe('a refund that Nomod did late', () => {
  const late = refund('late', 'refused');
  const again = refund('again', 'done', { targetMinor: 3_000n });

  const lateAfter = refund('late', 'refused', { seenMinor: 3_000n, targetMinor: 6_000n });
  const againAfter = refund('again', 'done', { seenMinor: 3_000n, targetMinor: 6_000n });

  it('is seen once it was asked for again and both are shown', () => {
    expect(lateRefund([late, again], 3_000n)).toBeUndefined();
    expect(lateRefund([late, again], 6_000n)).toEqual({ late, again });
  });

  it.each([
    ['nothing else was asked for', [late], 6_000n],
    ['another amount was asked for', [late, refund('other', 'done', { amountMinor: 1_000n })], 6_000n],
    ['Nomod had refused it', [refund('refused', 'refused', { calledAt: null }), again], 6_000n],
    ['so much was given back before', [lateAfter, againAfter], 6_000n],
    ['both came back', [late, refund('again', 'done', { reversedMinor: 3_000n })], 3_000n - 1n],
  ])('is not assumed when %s', (_name, refunds, refundedMinor) => {
    expect(lateRefund(refunds, refundedMinor)).toBeUndefined();
  });
});

describe('a refund whose first try Nomod does after the second one with the same key', () => {
  const twice = refund('twice', 'done', { lostCalls: 1 });
  const other = refund('other', 'done', { amountMinor: 1_000n, seenMinor: 3_000n, targetMinor: 4_000n });

  it.each([
    ['the second try is all that is shown', [twice], 3_000n, false],
    ['both are shown', [twice], 6_000n, true],
    ['another one was given back since', [twice, other], 4_000n, false],
    ['both are shown beside another one', [twice, other], 7_000n, true],
    ['less than both is shown beside another one', [twice, other], 6_999n, false],
    ['nobody has noted yet that the second one shows', [refund('twice', 'accepted', { lostCalls: 1 })], 6_000n, true],
    ['no call of it had no answer', [refund('twice', 'done')], 6_000n, false],
  ])('when %s', (_name, refunds, shownMinor, isFound) => {
    expect(lateRefund(refunds, shownMinor) !== undefined).toBe(isFound);
  });

  it('is counted in the currency of the charge', () => {
    const dollars = refund('twice', 'done', { lostCalls: 1, targetMinor: 817n });
    expect(lateRefund([dollars], 1_633n)).toBeUndefined();
    expect(lateRefund([dollars], 1_634n)).toEqual({ late: dollars, again: dollars });
  });

  it('is in doubt once for each call without an answer', () => {
    const tried = refund('tried', 'refused');
    tried.plan(new Date());
    expect([tried.lostCalls, tried.callsInDoubt]).toEqual([1, 1]);
    tried.finishLate();
    expect(tried.callsInDoubt).toBe(0);
    const refused = refund('refused', 'refused', { calledAt: null });
    refused.plan(new Date());
    refused.finishLate();
    expect(refused.callsInDoubt).toBe(0);
  });
});

describe('a refund that is tried again with the same key', () => {
  const again = refund('again', 'planned', { seenMinor: 1_000n, targetMinor: 4_000n });
  const other = refund('other', 'done', { seenMinor: 1_000n, targetMinor: 4_000n });
  const before = refund('before', 'done', { seenMinor: 0n, targetMinor: 1_000n });

  it.each([
    ['the charge shows it', again, [before, again], 4_000n, true],
    ['the charge shows less', again, [before, again], 3_999n, false],
    ['the charge shows another one', again, [before, again, other], 4_000n, false],
    ['the charge shows both', again, [before, again, other], 7_000n, true],
    ['Nomod was never asked', refund('new', 'planned', { seenMinor: null, targetMinor: null }), [], 4_000n, false],
  ])('when %s', (_name, tried, refunds, shownMinor, isDone) => {
    expect(wasDoneBefore(tried, refunds, shownMinor)).toBe(isDone);
  });
});

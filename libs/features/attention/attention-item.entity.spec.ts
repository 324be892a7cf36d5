import { AttentionItem } from './attention-item.entity';

const at = (second: number) => new Date(Date.UTC(2026, 7, 1, 10, 0, second));

function item(changes: Partial<AttentionItem> = {}): AttentionItem {
  return Object.assign(new AttentionItem(), {
    id: 'att_1',
    kind: 'unmatched_event',
    summary: 'An event matches nothing.',
    ours: { delivery_id: 'whd_1' },
    nomods: { charge_status: 'paid' },
    chargeId: 'ch_1',
    firstSeenAt: at(10),
    lastSeenAt: at(10),
    ...changes,
  } satisfies Partial<AttentionItem>);
}

const seen = { summary: 'Again.', ours: { delivery_id: 'whd_1' }, nomods: { charge_status: 'refunded' } };

describe('an attention item', () => {
  it.each([
    ['unmatched_event', {}, ['check', 'match', 'dismiss']],
    ['unmatched_event', { ours: {} }, ['match', 'dismiss']],
    ['event_failed', {}, ['match', 'retry', 'dismiss']],
    ['overpaid', { paymentId: 'pay_1' }, ['check', 'dismiss']],
    ['overpaid', {}, ['dismiss']],
    ['sync_failed', { invoiceId: 'inv_1' }, ['retry', 'dismiss']],
    ['unmatched_event', { status: 'resolved' }, []],
    ['books_differ', { chargeId: 'ch_1' }, ['match', 'dismiss']],
    ['books_differ', { chargeId: 'ch_1', paymentId: 'pay_1' }, ['check', 'count_lost', 'dismiss']],
    ['charge_reversed', { paymentId: 'pay_1' }, ['check', 'count_lost', 'dismiss']],
    ['disputed', { paymentId: 'pay_1', status: 'dismissed' }, ['count_lost']],
    ['overpaid', { paymentId: 'pay_1', status: 'dismissed' }, []],
    ['books_differ', { chargeId: null }, ['dismiss']],
  ] as const)('of kind %s with %j offers %j', (kind, changes, actions) => {
    expect(item({ kind, ...changes }).actions).toEqual(actions);
  });

  it('says what it offers instead of an action that does not fit', () => {
    expect(() => item({ kind: 'amount_mismatch' }).refuseUnlessOffered('retry')).toThrow('nothing to retry');
    expect(() => item({ status: 'dismissed' }).refuseUnlessOffered('check')).toThrow('This is dismissed already');
  });

  it('shows the newest evidence and counts every sighting', () => {
    const row = item();
    row.seenAgain(seen, at(20));
    row.seenAgain({ summary: 'Late.', ours: {}, nomods: {} }, at(15));
    expect(row).toMatchObject({ ...seen, occurrences: 3, lastSeenAt: at(20) });
  });

  it('covers what an open row sees again, what a resolved one saw late and what a dismissed one knew', () => {
    expect(item().covers(seen, at(20))).toBe(true);
    const resolved = item({ status: 'resolved', resolvedAt: at(15) });
    expect([resolved.covers(seen, at(15)), resolved.covers(seen, at(16))]).toEqual([true, false]);
    const dismissed = item({ status: 'dismissed', resolvedAt: at(15) });
    const unchanged = { summary: 'Again.', ours: dismissed.ours, nomods: { ...dismissed.nomods } };
    expect([dismissed.covers(unchanged, at(20)), dismissed.covers(seen, at(20))]).toEqual([true, false]);
  });

  it('that was dismissed and settled takes what comes back for news, also when it is heard of in the wrong order', () => {
    const row = item({ status: 'dismissed', resolvedAt: at(15), note: 'Seen.' });
    row.settle('remit', at(9));
    expect(row.status).toBe('dismissed');
    row.settle('remit', at(20));
    expect(row).toMatchObject({ status: 'resolved', resolvedAt: at(20), resolvedBy: 'remit', note: 'Seen.' });
    const same = { summary: 'Again.', ours: row.ours, nomods: row.nomods };
    expect([row.covers(same, at(19)), row.covers(same, at(21))]).toEqual([true, false]);
    const back = item({ status: 'dismissed', resolvedAt: at(15), lastSeenAt: at(21) });
    back.settle('remit', at(20));
    expect(back).toMatchObject({ status: 'open', resolvedAt: null, resolvedBy: null });
  });

  it('stays open when it was seen again after what settled, whichever is heard of first', () => {
    const row = item();
    row.seenAgain(seen, at(20));
    row.settle('remit', at(15));
    expect(row).toMatchObject({ status: 'open', resolvedAt: null, resolvedBy: null });
    row.settle('remit', at(20));
    expect(row).toMatchObject({ status: 'resolved', resolvedAt: at(20), resolvedBy: 'remit' });
  });

  it('is closed once', () => {
    const row = item();
    row.dismiss('key_1', 'Ours is right.', at(30));
    expect(row).toMatchObject({ status: 'dismissed', resolvedBy: 'key_1', note: 'Ours is right.', resolvedAt: at(30) });
    expect(() => row.resolve('remit', null, at(31))).toThrow('This is dismissed already');
  });
});

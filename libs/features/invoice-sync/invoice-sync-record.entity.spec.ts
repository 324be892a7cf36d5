import { SYNC_STATES } from '@remit/invoices';
import { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { SYNC_TRANSITIONS } from './rules/next-step';

const owed = { currency: 'AED', amountMinor: 10_000n };
const remote = {
  nomodInvoiceId: 'n1',
  nomodCustomerId: 'c1',
  nomodReferenceId: 'r1',
  nomodInvoiceCode: 'INV1',
  nomodInvoiceStatus: 'unpaid',
  url: 'sealed',
  urlFingerprint: '',
  nomodCreatedAt: null,
};
const waiting = () => InvoiceSyncRecord.start('inv_1', 'conn_1', owed, new Date());
const synced = () => {
  const sync = waiting();
  sync.startPush('conn_1', owed);
  sync.keep(remote, owed);
  sync.markSynced();
  return sync;
};

describe('states of a sync', () => {
  it('can all be reached from where a sync starts', () => {
    const reached = new Set(['off', 'waiting']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const state of SYNC_STATES) if (reached.has(state)) SYNC_TRANSITIONS[state].forEach((to) => reached.add(to));
    }
    expect([...reached].sort()).toEqual([...SYNC_STATES].sort());
  });

  it('are refused where they do not follow', () => {
    expect(() => waiting().markSynced()).toThrow('waiting and cannot become synced');
    expect(() => InvoiceSyncRecord.start('inv_1', null, owed, new Date()).startPush('conn_1', owed)).toThrow('off');
  });
});

describe('a sync', () => {
  it('never takes back that it was paid', () => {
    const sync = synced();
    expect(sync.showStatus('paid', new Date())).toBe(true);
    expect(sync.showStatus('unpaid', new Date())).toBe(false);
    expect(sync.nomodInvoiceStatus).toBe('paid');
  });

  it('keeps what it knew when Nomod says a status that is not documented', () => {
    const sync = synced();
    expect(sync.showStatus('unknown', new Date())).toBe(false);
    expect(sync.nomodInvoiceStatus).toBe('unpaid');
  });

  it('says what its page asks, not what another push meant to ask meanwhile', () => {
    const sync = waiting();
    sync.startPush('conn_1', { ...owed, amountMinor: 5_000n });
    sync.keep(remote, owed);
    expect(sync).toMatchObject(owed);
  });

  it('forgets what Nomod had and gets a new token when it starts again', () => {
    const sync = synced();
    sync.claimCharge('ch_1');
    sync.restart({ ...owed, amountMinor: 5_000n });
    expect(sync).toMatchObject({
      state: 'waiting',
      nomodInvoiceId: null,
      lastChargeId: null,
      url: null,
      generation: 2,
      amountMinor: 5_000n,
    });
    expect(sync.subjectId).toBe('inv_1:2');
  });

  it('keeps its token when nothing came of the first try', () => {
    const sync = waiting();
    sync.fail('nomod_refused', 'no');
    sync.restart(owed);
    expect(sync.subjectId).toBe('inv_1');
  });

  it('keeps what an earlier call of unknown outcome asked', () => {
    const sync = waiting();
    sync.startPush('conn_1', null);
    expect(sync.amountMinor).toBe(10_000n);
  });
});

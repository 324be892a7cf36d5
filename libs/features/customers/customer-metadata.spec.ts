import { ownMetadata, shownMetadata } from './customer-metadata';

describe('customer metadata', () => {
  const synced = { nomodCustomerId: 'n1', nomodSyncedAt: new Date('2026-01-01T00:00:00Z') };

  it('shows where the customer is at Nomod beside what the caller keeps', () => {
    expect(shownMetadata({ metadata: { plan: 'gold' }, ...synced })).toEqual({
      plan: 'gold',
      nomod_customer_id: 'n1',
      nomod_sync_timestamp: '2026-01-01T00:00:00.000Z',
    });
    expect(shownMetadata({ metadata: { plan: 'gold' }, nomodCustomerId: null, nomodSyncedAt: null })).toEqual({
      plan: 'gold',
    });
  });

  it('does not take our keys back', () => {
    const shown = shownMetadata({ metadata: { plan: 'gold' }, ...synced });
    expect(ownMetadata({ ...shown, nomod_customer_id: 'forged' })).toEqual({ plan: 'gold' });
  });
});

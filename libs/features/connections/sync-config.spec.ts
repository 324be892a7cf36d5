import { refusedDirections, SYNC_ENTITIES, type SyncConfig } from './sync-config';

const both = (on: boolean) => ({ inbound: on, outbound: on });

describe('sync_config', () => {
  it('may have everything off', () => {
    expect(refusedDirections({})).toEqual([]);
    expect(refusedDirections(Object.fromEntries(SYNC_ENTITIES.map((entity) => [entity, both(false)])))).toEqual([]);
  });

  it('refuses each direction that nothing supports, all at once', () => {
    const everything: SyncConfig = Object.fromEntries(SYNC_ENTITIES.map((entity) => [entity, both(true)]));
    expect(refusedDirections(everything)).toEqual([
      'plan.outbound',
      'subscription.outbound',
      'invoice.inbound',
      'price.inbound',
      'deal.inbound',
      'quote.inbound',
    ]);
  });

  it('takes what Nomod supports', () => {
    const outbound = { inbound: false, outbound: true };
    expect(refusedDirections({ invoice: outbound, customer: outbound })).toEqual([]);
  });
});

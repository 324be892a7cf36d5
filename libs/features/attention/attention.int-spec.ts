import { AttentionResolved } from '@remit/domain-events';
import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

describe('needs attention', () => {
  const at = useAttentionApp();

  it('shows what happened, both sides of it, what to do and what can be done', async () => {
    await at.publish(at.needed());
    const { items, pagination } = await at.get('attention');
    expect(pagination.total).toBe(1);
    expect(items[0]).toMatchObject({
      id: expect.stringMatching(/^att_[0-9A-Z]{26}$/),
      kind: 'overpaid',
      status: 'open',
      summary: 'More was taken than asked.',
      what_to_do: expect.stringContaining('Refund it at Nomod'),
      actions: ['check', 'dismiss'],
      evidence: { ours: { amount_due: '100.00', currency: 'AED' }, nomods: { amount: '120.00', currency: 'AED' } },
      invoice_id: 'inv_1',
      payment_id: 'pay_1',
      occurrences: 1,
      resolved_at: null,
      note: null,
    });
    expect(await at.get(`attention/${items[0].id}`)).toEqual(items[0]);
  });

  it('keeps one open row for a key, with the newest evidence', async () => {
    await at.publish(at.needed());
    await at.publish(at.needed({ nomods: { amount: '130.00', currency: 'AED' } }));
    const { items } = await at.get('attention');
    expect(items).toEqual([expect.objectContaining({ occurrences: 2 })]);
    expect(items[0].evidence.nomods.amount).toBe('130.00');
  });

  it('closes a row by itself when the matter has settled, and opens a new one when it comes back', async () => {
    await at.publish(at.needed());
    await at.publish(new AttentionResolved({ key: 'overpaid:pay_1' }));
    expect((await at.get('attention')).pagination.total).toBe(0);
    const { items } = await at.get('attention?status=RESOLVED');
    expect(items).toEqual([expect.objectContaining({ status: 'resolved', resolved_by: 'remit' })]);
    await at.publish(at.needed());
    expect((await at.get('attention')).pagination.total).toBe(1);
  });

  it('closes a row whatever of the two is worked on first', async () => {
    const event = at.needed();
    await at.publish(event, new AttentionResolved({ key: event.payload.key }));
    await eventually('the row to be closed', () => at.get('attention?status=resolved'), {
      until: ({ pagination }) => pagination.total === 1,
    });
  });

  it('leaves what a person dismissed, until its evidence changes', async () => {
    await at.publish(at.needed());
    const [item] = (await at.get('attention')).items;
    expect((await at.post(`attention/${item.id}/dismiss`, { note: ' ' })).body.error.param).toBe('note');
    const { status, body } = await at.post(`attention/${item.id}/dismiss`, { note: 'Agreed with the customer.' });
    expect([status, body.status, body.note, body.actions]).toEqual([200, 'dismissed', 'Agreed with the customer.', []]);
    expect((await at.post(`attention/${item.id}/dismiss`, { note: 'Again' })).body.error.code).toBe('conflict');
    await at.publish(at.needed());
    expect((await at.get('attention')).pagination.total).toBe(0);
    expect((await at.get(`attention/${item.id}`)).occurrences).toBe(2);
    await at.publish(at.needed({ nomods: { amount: '150.00', currency: 'AED' } }));
    expect((await at.get('attention')).items).toEqual([expect.objectContaining({ occurrences: 1 })]);
  });

  it('lists again what was dismissed, then settled, and is there again as it was', async () => {
    await at.publish(at.needed());
    const [item] = (await at.get('attention')).items;
    await at.post(`attention/${item.id}/dismiss`, { note: 'Agreed with the customer.' });
    await at.publish(new AttentionResolved({ key: 'overpaid:pay_1' }));
    expect(await at.get(`attention/${item.id}`)).toMatchObject({
      status: 'resolved',
      resolved_by: 'remit',
      note: 'Agreed with the customer.',
    });
    await at.publish(at.needed());
    expect((await at.get('attention')).items).toEqual([expect.objectContaining({ kind: 'overpaid', occurrences: 1 })]);
  });

  it('filters by kind, pages by cursor and belongs to its environment alone', async () => {
    for (const name of ['1', '2', '3']) await at.publish(at.needed({ key: `overpaid:${name}` }));
    await at.publish(at.needed({ key: 'sync_failed:inv_1', kind: 'sync_failed' }));
    expect((await at.get('attention?kind=sync_failed')).items).toHaveLength(1);
    expect((await at.get('attention?kind=nonsense')).error.param).toBe('kind');
    const first = await at.get('attention?kind=overpaid&limit=2');
    const second = await at.get(`attention?kind=overpaid&limit=2&cursor=${first.pagination.next_cursor}`);
    const keys = [...first.items, ...second.items].map((item) => item.key);
    expect(keys).toEqual(['overpaid:3', 'overpaid:2', 'overpaid:1']);
    const other = await at.app.call('get', `attention/${first.items[0].id}`, { key: at.tenant.production.key });
    expect([other.status, other.body.error.code]).toEqual([404, 'not_found']);
  });
});

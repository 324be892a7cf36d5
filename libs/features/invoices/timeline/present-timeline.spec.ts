import type { RecordedEvent } from '@remit/domain-events';
import { presentTimeline } from './present-timeline';

function recorded(type: string, payload: Record<string, unknown>): RecordedEvent {
  return {
    id: 'evt_1',
    type,
    version: 1,
    occurredAt: new Date('2026-08-01T10:00:00Z'),
    scope: { tenantId: 'tenant_1', environmentId: 'env_1' },
    actor: 'key_1',
    correlationId: 'req_1',
    causationId: null,
    payload,
  };
}

describe('a timeline', () => {
  it('says who did what and when, with its evidence', () => {
    const event = recorded('payment.succeeded', {
      payment_id: 'pay_1',
      invoice_id: 'inv_1',
      charge_id: 'ch_1',
      currency: 'KWD',
      amount_minor: '18600',
      payment_method_type: 'payment_link',
    });
    expect(presentTimeline([event])).toEqual([
      {
        id: 'evt_1',
        type: 'payment.succeeded',
        label: 'paid',
        actor: 'key_1',
        actor_name: null,
        occurred_at: '2026-08-01T10:00:00.000Z',
        correlation_id: 'req_1',
        causation_id: null,
        ids: { payment_id: 'pay_1', invoice_id: 'inv_1', charge_id: 'ch_1' },
        facts: { currency: 'KWD', amount: '18.600', payment_method_type: 'payment_link' },
      },
    ]);
  });

  it('finds the ids inside a charge', () => {
    const charge = { charge_id: 'ch_1', link_id: 'lnk_1', status: 'paid', currency: 'USD', total_minor: '100' };
    const [entry] = presentTimeline([recorded('payment_link.paid', { payment_id: 'pay_1', charge })]);
    expect(entry).toMatchObject({
      ids: { payment_id: 'pay_1', charge_id: 'ch_1', link_id: 'lnk_1' },
      facts: { status: 'paid', total: '1.00' },
    });
  });

  it('lets nothing else through', () => {
    const payload = { invoice_id: 'inv_1', sealed_nomod_invoice_url: 'v1.k1.secret', ours: { email: 'a@example.com' } };
    expect(JSON.stringify(presentTimeline([recorded('invoice.synced', payload)]))).not.toMatch(/secret|example\.com/);
  });

  it('shows an unknown type under its own name', () => {
    expect(presentTimeline([recorded('something.new', {})])[0]?.label).toBe('something.new');
  });
});

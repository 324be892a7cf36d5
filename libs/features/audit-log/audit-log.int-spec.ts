import { runWithEventContext } from '@remit/domain-events';
import { FeatureApp, type TestTenant } from '../../../test/support/feature-app';
import type { AuditAction } from './audit-actions';
import { AuditLog } from './audit-log';

describe('the list of the audit log', () => {
  let app: FeatureApp;
  let acme: TestTenant;

  beforeAll(async () => {
    app = await FeatureApp.start({ modules: [] });
    acme = await app.newTenant();
    await act('usr_noor', 'Noor Haddad', 'payment.refund_requested', { amount: '1250.50', reason: 'دفعة مكررة' });
    await act('usr_noor', 'Noor Haddad', 'member.removed', { email: '50%_off@palm.example' });
    await act('key_server', 'Shop server', 'payment.recorded_offline', { amount: '20.00' });
  });
  afterAll(() => app.stop());

  const act = (actor: string, actorName: string, action: AuditAction, details: Record<string, string>) =>
    runWithEventContext({ actor, actorName, correlationId: undefined }, () =>
      app.inScope({ tenantId: acme.id, environmentId: acme.sandbox.id }, async () =>
        app.get(AuditLog).record(action, `about_${actor}`, { details }),
      ),
    );

  /** The acts that are found, oldest first. */
  const found = async (query: string): Promise<string[]> => {
    const { status, body } = await app.call('get', `audit-log?order=asc&${query}`, { key: acme.sandbox.key });
    expect(status).toBe(200);
    return (body.items as { action: string }[]).map(({ action }) => action);
  };

  it('finds the acts of one person or key', async () => {
    expect(await found('actor=usr_noor')).toEqual(['payment.refund_requested', 'member.removed']);
    expect(await found('actor=usr_no')).toEqual([]);
  });

  it('finds an action, and all acts about one kind of thing', async () => {
    expect(await found('action=member.removed')).toEqual(['member.removed']);
    expect(await found('action=payment')).toEqual(['payment.refund_requested', 'payment.recorded_offline']);
    expect(await found('action=pay')).toEqual([]);
  });

  it.each([
    ['HADDAD', ['payment.refund_requested', 'member.removed']],
    ['1250.50', ['payment.refund_requested']],
    ['مكررة', ['payment.refund_requested']],
    ['50%_off', ['member.removed']],
    ['about_key', ['payment.recorded_offline']],
    ['amount', []],
    ['%', ['member.removed']],
  ])('finds %s in names, ids and values', async (text, actions) => {
    expect(await found(`search=${encodeURIComponent(text)}`)).toEqual(actions);
  });

  it('finds a span of time, together with the rest', async () => {
    const [early, late] = ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];
    expect(await found(`end_time=${early}`)).toEqual([]);
    expect(await found(`start_time=${late}`)).toEqual([]);
    expect(await found(`start_time=${early}&end_time=${late}&actor=key_server`)).toEqual(['payment.recorded_offline']);
  });

  it('is one environment only', async () => {
    const { body } = await app.call('get', 'audit-log?search=noor', { key: (await app.newTenant()).sandbox.key });
    expect(body.items).toEqual([]);
  });
});

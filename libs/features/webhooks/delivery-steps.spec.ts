import type { RecordedEvent } from '@remit/domain-events';
import { deliverySteps } from './delivery-steps';
import { WebhookDelivery } from './webhook-delivery.entity';

const at = (second: number) => new Date(Date.UTC(2026, 7, 1, 10, 0, second));

const delivered = (more: Partial<WebhookDelivery> = {}): WebhookDelivery =>
  Object.assign(new WebhookDelivery(), { id: 'whd_1', route: 'native', requestId: 'req_1', receivedAt: at(0) }, more);

const fact = (type: string, second: number): RecordedEvent => ({
  id: `evt_${second}`,
  type,
  version: 1,
  occurredAt: at(second),
  scope: { tenantId: 'tenant_1', environmentId: 'env_1' },
  actor: 'settle-payment-when-payment-link-paid',
  correlationId: 'req_1',
  causationId: null,
  payload: {},
});

const named = (delivery: WebhookDelivery, ...more: [RecordedEvent[]?, Parameters<typeof deliverySteps>[2]?]) =>
  deliverySteps(delivery, more[0] ?? [], more[1]).map(({ step, outcome }) => [step, outcome]);

beforeEach(() => jest.useFakeTimers({ now: at(2), doNotFake: ['performance'] }));
afterEach(() => jest.useRealTimers());

describe('the steps of an incoming event', () => {
  it('lead from its arrival to what it changed, in the order of time', () => {
    const delivery = delivered();
    delivery.conclude(
      'processed',
      { paymentId: 'pay_1', invoiceId: 'inv_1' },
      { request: 'req_1', charge: 'paid', readAt: at(1) },
    );
    const followed = [fact('invoice.payment_recorded', 4), fact('payment_link.paid', 2), fact('payment.succeeded', 3)];
    expect(named(delivery, followed)).toEqual([
      ['received', null],
      ['verified', 'native'],
      ['charge_read', 'paid'],
      ['matched', 'processed'],
      ['applied', 'payment.succeeded'],
      ['applied', 'invoice.payment_recorded'],
    ]);
  });

  it('say that it was parked, how often, and who replayed it', () => {
    const delivery = delivered();
    const work = { request: 'req_1', charge: 'absent', readAt: at(1) };
    delivery.conclude('unmatched', { note: 'Nomod does not show the charge yet' }, work);
    delivery.conclude('unmatched', { note: 'Nomod does not show the charge yet' }, work);
    delivery.startAgain('replayed', 'key_1', 'req_2');
    const steps = deliverySteps(delivery, [], undefined);
    expect(steps.find(({ step }) => step === 'parked')).toEqual({
      step: 'parked',
      at: at(2).toISOString(),
      last_at: at(2).toISOString(),
      times: 2,
      outcome: 'unmatched',
      note: 'Nomod does not show the charge yet',
      by: null,
    });
    expect(steps.at(-1)).toMatchObject({ step: 'replayed', by: 'key_1' });
  });

  it('end with the try that waits, and why', () => {
    const failing = { attempts: 3, lastError: 'GatewayError: 500', dueAt: at(9) };
    expect(deliverySteps(delivered(), [], failing).at(-1)).toMatchObject({
      step: 'trying_again',
      at: at(9).toISOString(),
      times: 3,
      note: 'GatewayError: 500',
    });
  });

  it.each([
    ['not_ours', 'set_aside'],
    ['ignored_unknown', 'set_aside'],
    ['ignored_not_paid', 'set_aside'],
    ['unreadable', 'set_aside'],
    ['failed', 'given_up'],
  ] as const)('call %s %s', (result, step) => {
    const delivery = delivered();
    delivery.conclude(result);
    expect(named(delivery).at(-1)).toEqual([step, result]);
  });
});

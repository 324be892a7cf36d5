import type { FailingDelivery, RecordedEvent } from '@remit/domain-events';
import type { TrailEntry } from './delivery-trail';
import type { DeliveryStepResponse } from './dto/delivery-step-response.dto';
import type { DeliveryResult, WebhookDelivery } from './webhook-delivery.entity';

/** What an event may have changed, derived from the events that followed it. */
const CHANGES = new Set([
  'payment.succeeded',
  'payment.attempt_failed',
  'payment.refunded',
  'payment.disputed',
  'payment.voided',
  'invoice.payment_recorded',
]);

const MATCHED = new Set<DeliveryResult>(['processed', 'ignored_duplicate', 'ignored_not_paid']);

type Step = DeliveryStepResponse;

/**
 * The processing steps of a delivery, oldest first: the stored trail, the events that followed, and the scheduled
 * retry.
 */
export function deliverySteps(
  delivery: WebhookDelivery,
  followed: readonly RecordedEvent[],
  failing: FailingDelivery | undefined,
): Step[] {
  const receivedAt = delivery.receivedAt.toISOString();
  const steps = [
    step('received', receivedAt),
    step('verified', receivedAt, { outcome: delivery.route }),
    ...delivery.trail.flatMap((entry) => stepsOf(entry, delivery)),
    ...followed
      .filter(({ type }) => CHANGES.has(type))
      .map(({ type, occurredAt, actor }) => step('applied', occurredAt.toISOString(), { outcome: type, by: actor })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  if (!failing) return steps;
  const next = { note: failing.lastError, times: failing.attempts };
  return [...steps, step('trying_again', failing.dueAt.toISOString(), next)];
}

function stepsOf(entry: TrailEntry, delivery: WebhookDelivery): Step[] {
  const { did, at, lastAt, times, result, note, by, charge, readAt } = entry;
  if (did !== 'worked' || !result) return [step(did === 'worked' ? 'set_aside' : did, at, { by })];
  const repeated = { times, last_at: lastAt };
  return [
    ...(charge && readAt ? [step('charge_read', readAt, { outcome: charge, ...repeated })] : []),
    step(endOf(result, delivery), at, { outcome: result, note, by, ...repeated }),
  ];
}

function endOf(result: DeliveryResult, { paymentId, invoiceId }: WebhookDelivery): Step['step'] {
  if (result === 'failed') return 'given_up';
  if (result === 'unmatched') return 'parked';
  return MATCHED.has(result) && (paymentId ?? invoiceId) !== null ? 'matched' : 'set_aside';
}

function step(
  name: Step['step'],
  at: string,
  {
    outcome,
    note,
    by,
    times,
    last_at,
  }: { outcome?: string; note?: string; by?: string; times?: number; last_at?: string } = {},
): Step {
  return {
    step: name,
    at,
    last_at: last_at ?? null,
    times: times ?? 1,
    outcome: outcome ?? null,
    note: note ?? null,
    by: by ?? null,
  };
}

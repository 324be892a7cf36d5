import type { RecordedEvent } from '@remit/domain-events';
import { formatMoney, isCurrency } from '@remit/money';
import { timelineLabel } from './timeline-labels';

export interface TimelineEntry {
  readonly id: string;
  readonly type: string;
  /** The event in words. */
  readonly label: string;
  /** The actor: the id of an API key or person, `operator`, `nomod`, or the part of Remit that acted. */
  readonly actor: string;
  /** The name that the key or person had then; null for other actors. */
  readonly actor_name: string | null;
  readonly occurred_at: string;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  /** Evidence: ids of the records, charges and connections that the event names. */
  readonly ids: Readonly<Record<string, string>>;
  /** Words and amounts that are safe to show. */
  readonly facts: Readonly<Record<string, string>>;
}

const FACTS: ReadonlySet<string> = new Set([
  'code',
  'credit_note_number',
  'currency',
  'evidence',
  'invoice_number',
  'kind',
  'nomod_invoice_code',
  'nomod_invoice_status',
  'payment_method_type',
  'payment_status',
  'reason',
  'source',
  'status',
  'summary',
]);

/**
 * Converts stored events to a timeline. It contains only ids, known words and amounts; all other payload data is
 * omitted.
 */
export function presentTimeline(events: readonly RecordedEvent[]): TimelineEntry[] {
  return events.map((event) => ({
    id: event.id,
    type: event.type,
    label: timelineLabel(event.type),
    actor: event.actor,
    actor_name: event.actorName ?? null,
    occurred_at: event.occurredAt.toISOString(),
    correlation_id: event.correlationId,
    causation_id: event.causationId,
    ...safeParts(event.payload),
  }));
}

function safeParts(payload: Readonly<Record<string, unknown>>): Pick<TimelineEntry, 'ids' | 'facts'> {
  const { charge, ...own } = payload;
  const values = { ...(isRecord(charge) ? charge : {}), ...own };
  const currency = typeof values.currency === 'string' && isCurrency(values.currency) ? values.currency : undefined;
  const ids: Record<string, string> = {};
  const facts: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'string') continue;
    if (key.endsWith('_id')) ids[key] = value;
    else if (FACTS.has(key)) facts[key] = value;
    else if (key.endsWith('_minor') && currency && /^-?\d+$/.test(value)) {
      facts[key.slice(0, -'_minor'.length)] = formatMoney(BigInt(value), currency);
    }
  }
  return { ids, facts };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

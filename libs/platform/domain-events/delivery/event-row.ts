import type { EventPayload, RecordedEvent } from '../catalogue/domain-event';

/** An event as the database returns it: a row of `domain_events`, with its id as `event_id`. */
export interface EventRow {
  readonly tenant_id: string;
  readonly environment_id: string;
  readonly event_id: string;
  readonly type: string;
  readonly version: number;
  readonly occurred_at: Date;
  readonly actor: string;
  readonly actor_name: string | null;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly payload: EventPayload;
}

/** Converts a row of `domain_events`. */
export const toRecordedEvent = (row: EventRow): RecordedEvent => ({
  id: row.event_id,
  type: row.type,
  version: row.version,
  occurredAt: row.occurred_at,
  scope: { tenantId: row.tenant_id, environmentId: row.environment_id },
  actor: row.actor,
  actorName: row.actor_name,
  correlationId: row.correlation_id,
  causationId: row.causation_id,
  payload: row.payload,
});

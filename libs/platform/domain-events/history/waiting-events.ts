import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { EventWakeUp } from '../delivery/event-wake-up';
import type { Lane } from '../bus/delivery-tuning';

/** Maximum number of deliveries per call. The others become due at their own time. */
const MOST_HASTENED = 10_000;

/** Makes waiting deliveries due early, when the condition for which they wait has occurred. */
@Injectable()
export class WaitingEvents {
  constructor(
    private readonly database: Database,
    private readonly wakeUp: EventWakeUp,
  ) {}

  /**
   * Runs in the running unit of work.
   * @param event type of the events, and the payload member and value that select them
   * @param few limits the call to the oldest deliveries, and makes them due at `at` at the earliest
   */
  async hasten(
    event: { type: string; member: string; value: string },
    lane: Lane,
    few?: { readonly most: number; readonly at: Date },
  ): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    await this.database.manager.query(
      `update event_deliveries d set due_at = greatest(clock_timestamp(), $7) from (
         select w.event_id, w.subscriber from event_deliveries w join domain_events e
           on e.tenant_id = w.tenant_id and e.environment_id = w.environment_id and e.id = w.event_id
         where w.tenant_id = $1 and w.environment_id = $2 and w.status = 'pending' and w.lane = $3 and w.leased_by is null
           and w.due_at > clock_timestamp() and e.type = $4 and e.payload ->> $5 = $6
         order by w.event_id limit $8 for update of w skip locked) waiting
       where d.tenant_id = $1 and d.environment_id = $2 and d.event_id = waiting.event_id and d.subscriber = waiting.subscriber`,
      [
        tenantId,
        environmentId,
        lane,
        event.type,
        event.member,
        event.value,
        few?.at ?? null,
        few?.most ?? MOST_HASTENED,
      ],
    );
    this.database.afterCommit(() => this.wakeUp.wake([lane]));
  }
}

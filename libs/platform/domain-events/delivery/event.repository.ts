import { Injectable } from '@nestjs/common';
import { Database, DatabaseServer } from '@remit/database';
import type { EventPayload, RecordedEvent } from '../catalogue/domain-event';
import { type EventRow, toRecordedEvent } from './event-row';
import type { Publication } from './publication';
import type { Lane } from '../bus/delivery-tuning';

/** A delivery that this worker holds until its lease ends. */
export interface ClaimedDelivery {
  readonly event: RecordedEvent;
  readonly subscriber: string;
  readonly attempts: number;
  /** Name of the worker that holds the lease. */
  readonly worker: string;
}

/** A delivery in the format of the database functions that publish. Times are in seconds. */
export interface QueuedDelivery {
  readonly name: string;
  readonly lane: Lane;
  readonly after: number;
  /** Name of an interest. */
  readonly only_if?: string;
  /** Worker that has it leased from the start, and the duration of the lease. */
  readonly worker?: string;
  readonly lease?: number;
}

/** A change of interest in the format of the database function `store_events`. */
export interface InterestChange {
  readonly interest: string;
  /** The invoice; '' stands for the whole environment. */
  readonly subject: string;
  readonly because: string;
  readonly wanted: boolean;
}

/** An event with its deliveries in the format of the database function `store_events`. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly subscribers: readonly QueuedDelivery[];
  readonly occurred_at: Date;
  readonly actor: string;
  readonly actor_name: string | null;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly payload: EventPayload;
}

/** A delivery that failed and will be retried. */
export interface FailingDelivery {
  /** Attempts so far. Waiting for Nomod does not count. */
  readonly attempts: number;
  readonly lastError: string;
  readonly dueAt: Date;
}

interface ClaimedRow extends EventRow {
  subscriber: string;
  attempts: number;
}

@Injectable()
export class EventRepository {
  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
  ) {}

  /**
   * Stores events and their deliveries in one statement when the running unit of work ends. Slots of deliveries that
   * are not needed are given back.
   */
  add(publications: readonly Publication[]): void {
    this.sendAtEnd(publications.map((publication) => ({ publication })));
  }

  /** Stores a change of interest in the same statement as the events of the unit of work, before them. */
  keepInterest(interest: InterestChange): void {
    this.sendAtEnd([{ interest }]);
  }

  /**
   * Leases up to `most` due deliveries, in turns between tenants and then between their environments.
   * @param busy environments and tenants to skip
   */
  async claim(
    worker: string,
    leaseSeconds: number,
    most: number,
    lane: Lane,
    busy: string[],
  ): Promise<ClaimedDelivery[]> {
    const rows = await this.server.operator<ClaimedRow>('claim_event_deliveries', [
      worker,
      leaseSeconds,
      most,
      lane,
      busy,
    ]);
    return rows.map((row) => ({
      subscriber: row.subscriber,
      attempts: row.attempts,
      worker,
      event: toRecordedEvent(row),
    }));
  }

  /** Publication time of the newest event. */
  async findLastTime(): Promise<Date | null> {
    const { tenantId, environmentId } = this.database.scope;
    const [last] = await this.database.manager.query<{ occurred_at: Date }[]>(
      'select occurred_at from domain_events where tenant_id = $1 and environment_id = $2 order by id desc limit 1',
      [tenantId, environmentId],
    );
    return last?.occurred_at ?? null;
  }

  /** Stored events of one record, oldest first. */
  async findBySubject(column: 'invoice_id' | 'payment_id', id: string, most: number): Promise<RecordedEvent[]> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.database.manager.query<EventRow[]>(
      `select *, id as event_id from domain_events where tenant_id = $1 and environment_id = $2 and ${column} = $3 order by id limit $4`,
      [tenantId, environmentId, id, most],
    );
    return rows.map(toRecordedEvent);
  }

  /** The events of the record that follow from one of these requests. */
  async findByCorrelation(
    column: 'invoice_id' | 'payment_id',
    id: string,
    correlationIds: readonly string[],
    most: number,
  ): Promise<RecordedEvent[]> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.database.manager.query<EventRow[]>(
      `select *, id as event_id from domain_events
       where tenant_id = $1 and environment_id = $2 and ${column} = $3 and correlation_id = any ($4) order by id limit $5`,
      [tenantId, environmentId, id, correlationIds, most],
    );
    return rows.map(toRecordedEvent);
  }

  /**
   * The pending delivery with an error for an event of this type whose payload has `value` as `member`. The search
   * covers a short time span, a range of the primary key.
   */
  async findFailing(
    event: { type: string; member: string; value: string },
    span: { fromUlid: string; toUlid: string },
  ): Promise<FailingDelivery | undefined> {
    const { tenantId, environmentId } = this.database.scope;
    const [row] = await this.database.manager.query<{ attempts: number; last_error: string; due_at: Date }[]>(
      `select d.attempts, d.last_error, d.due_at from domain_events e join event_deliveries d
         on d.tenant_id = e.tenant_id and d.environment_id = e.environment_id and d.event_id = e.id
       where e.tenant_id = $1 and e.environment_id = $2 and e.id >= 'evt_' || $3::text and e.id < 'evt_' || $4::text
         and e.type = $5 and e.payload ->> $6 = $7 and d.status = 'pending' and d.last_error is not null
       order by e.id limit 1`,
      [tenantId, environmentId, span.fromUlid, span.toUlid, event.type, event.member, event.value],
    );
    return row && { attempts: row.attempts, lastError: row.last_error, dueAt: row.due_at };
  }

  /**
   * Extends only these. A delivery that is leased to the worker but not held by it is claimed again when its lease
   * ends.
   */
  async extendLeases(worker: string, leaseSeconds: number, held: readonly ClaimedDelivery[]): Promise<void> {
    const events = held.map(({ event }) => event.id);
    const subscribers = held.map(({ subscriber }) => subscriber);
    await this.server.operator('extend_event_leases', [worker, leaseSeconds, events, subscribers]);
  }

  async releaseLeases(worker: string): Promise<void> {
    await this.server.operator('release_event_leases', [worker]);
  }

  /**
   * Looks for due deliveries, of all environments.
   * @param takeOver whether what dead workers had leased becomes due first
   * @returns the lanes that have some
   */
  async lanesWithWork(takeOver: boolean): Promise<Lane[]> {
    const rows = await this.server.operator<{ lane: Lane }>('look_for_due_deliveries', [takeOver]);
    return rows.map(({ lane }) => lane);
  }

  /**
   * Marks a delivery done in the running unit of work.
   * @throws LeaseLost when another worker took it over; then everything rolls back
   */
  markDone(delivery: ClaimedDelivery): void {
    this.settle(delivery, `status = 'done', finished_at = clock_timestamp(), leased_by = null, last_error = null`, {});
  }

  /** Puts a delivery back for a later run that is not a retry. */
  schedule(delivery: ClaimedDelivery, seconds: number): void {
    this.settle(
      delivery,
      `standing = true, attempts = 0, leased_by = null, last_error = null, due_at = clock_timestamp() + make_interval(secs => v.seconds)`,
      { seconds },
    );
  }

  /** Puts a failed delivery back for another attempt. */
  retry(delivery: ClaimedDelivery, seconds: number, attempts: number, error: string): void {
    this.settle(
      delivery,
      `standing = false, leased_by = null, attempts = v.attempts, last_error = v.error, due_at = clock_timestamp() + make_interval(secs => v.seconds)`,
      { seconds, attempts, error },
    );
  }

  /** Gives up on a delivery until a person redrives it. */
  bury(delivery: ClaimedDelivery, error: string): void {
    this.settle(delivery, `status = 'dead', finished_at = clock_timestamp(), leased_by = null, last_error = v.error`, {
      error,
    });
  }

  private sendAtEnd(additions: readonly Addition[]): void {
    this.database.beforeCommit('domain_events', additions, (all) =>
      this.send(
        all.flatMap(({ publication }) => publication ?? []),
        all.flatMap(({ interest }) => interest ?? []),
      ),
    );
  }

  private send(publications: readonly Publication[], interests: readonly InterestChange[]): void {
    // Of two changes for one reason the later one counts.
    const latest = new Map(interests.map((one) => [JSON.stringify([one.interest, one.subject, one.because]), one]));
    this.database.send(
      'select event_id, subscriber from store_events($1, $2)',
      [JSON.stringify(publications.map(({ stored }) => stored)), JSON.stringify([...latest.values()])],
      (leased: { event_id: string; subscriber: string }[]) => {
        const stored = new Set(leased.map(({ event_id: id, subscriber }) => `${id} ${subscriber}`));
        for (const publication of publications)
          publication.keep((subscriber) => stored.has(`${publication.stored.id} ${subscriber}`));
      },
    );
  }

  private settle(delivery: ClaimedDelivery, change: string, values: DeliveryChange): void {
    const { event, subscriber, worker } = delivery;
    this.database.write(
      `event_deliveries: ${change}`,
      [{ event_id: event.id, subscriber, worker, ...values }],
      (changes) => this.settleAll(change, changes),
    );
  }

  private settleAll(
    change: string,
    changes: readonly (DeliveryChange & { event_id: string; subscriber: string })[],
  ): void {
    const { tenantId, environmentId } = this.database.scope;
    this.database.sendChecked(
      `update event_deliveries d set ${change}
       from jsonb_to_recordset($3::jsonb)
         as v(event_id text, subscriber text, worker text, seconds double precision, attempts integer, error text)
       where d.tenant_id = $1 and d.environment_id = $2 and d.event_id = v.event_id and d.subscriber = v.subscriber
         and d.leased_by = v.worker and d.status = 'pending'
       returning d.event_id, d.subscriber`,
      [tenantId, environmentId, JSON.stringify(changes)],
      ([rows]: [{ event_id: string; subscriber: string }[], number]) => {
        const settled = new Set(rows.map((row) => `${row.event_id} ${row.subscriber}`));
        const lost = changes.find((one) => !settled.has(`${one.event_id} ${one.subscriber}`));
        if (lost) throw new LeaseLost(lost.subscriber, lost.event_id);
      },
    );
  }
}

/** One part of the statement that ends a unit of work. */
interface Addition {
  readonly publication?: Publication;
  readonly interest?: InterestChange;
}

interface DeliveryChange {
  readonly seconds?: number;
  readonly attempts?: number;
  readonly error?: string;
}

/** Another worker took over the delivery after the lease of this one had ended. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor(subscriber: string, eventId: string) {
    super(`The lease of ${subscriber} on ${eventId} was lost`);
  }
}

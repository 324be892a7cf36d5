import { Injectable } from '@nestjs/common';
import { DatabaseServer, type Scope } from '@remit/database';

/** Accepted and unfinished work of all tenants. Work that waits intentionally (polling) is not included. */
export interface Backlog {
  readonly jobs: number;
  readonly webhooks: number;
  readonly oldestSeconds: number;
  /** Deliveries that were given up. They remain until they are redriven. */
  readonly dead: number;
}

export interface DeadDelivery {
  readonly tenantId: string;
  readonly environmentId: string;
  readonly eventId: string;
  readonly subscriber: string;
  readonly eventType: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

/** The operator's view of the bus. */
@Injectable()
export class EventBacklog {
  constructor(private readonly server: DatabaseServer) {}

  /**
   * @param webhookSubscriber name of the subscriber that processes stored webhooks; its deliveries are counted
   * separately
   */
  async read(webhookSubscriber: string): Promise<Backlog> {
    const [row] = await this.server.operator<{
      jobs: string;
      webhooks: string;
      oldest_seconds: number;
      dead: string;
    }>('event_backlog', [webhookSubscriber]);
    return {
      jobs: Number(row?.jobs ?? 0),
      webhooks: Number(row?.webhooks ?? 0),
      oldestSeconds: row?.oldest_seconds ?? 0,
      dead: Number(row?.dead ?? 0),
    };
  }

  /** Deliveries that failed for good, of all tenants. */
  async listDead(most = 100): Promise<DeadDelivery[]> {
    const rows = await this.server.operator<{
      tenant_id: string;
      environment_id: string;
      event_id: string;
      subscriber: string;
      type: string;
      attempts: number;
      last_error: string | null;
      created_at: Date;
    }>('dead_event_deliveries', [most]);
    return rows.map((row) => ({
      tenantId: row.tenant_id,
      environmentId: row.environment_id,
      eventId: row.event_id,
      subscriber: row.subscriber,
      eventType: row.type,
      attempts: row.attempts,
      lastError: row.last_error,
      createdAt: row.created_at,
    }));
  }

  /** The scope of a dead delivery; undefined when there is no such delivery. */
  async findDead(eventId: string, subscriber: string): Promise<Scope | undefined> {
    const [row] = await this.server.operator<{ tenant_id: string; environment_id: string }>(
      'scope_of_dead_event_delivery',
      [eventId, subscriber],
    );
    return row && { tenantId: row.tenant_id, environmentId: row.environment_id };
  }

  /**
   * Gives a dead delivery another series of attempts.
   * @returns false when there is no such dead delivery
   */
  async redrive(eventId: string, subscriber: string): Promise<boolean> {
    const [row] = await this.server.operator<{ redriven: string }>('redrive_event_delivery', [eventId, subscriber]);
    return Number(row?.redriven ?? 0) > 0;
  }
}

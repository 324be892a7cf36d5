import { Injectable, Logger } from '@nestjs/common';
import { Database, newId, type Scope } from '@remit/database';
import { currentEventContext, type RecordedEvent } from '@remit/domain-events';
import { currentRequestId, currentRequestSource } from '@remit/http-api';
import type { AuditAction } from './audit-actions';
import type { AuditLogEntry } from './audit-log-entry.entity';
import { AUDIT_LOG_PREFIX, AuditLogRepository } from './audit-log.repository';
import type { ListAuditLogQuery } from './dto/list-audit-log.query';

/** Records who moved money by hand, or changed keys, environments, connections and the like, with time and source. */
@Injectable()
export class AuditLog {
  private readonly logger = new Logger('AuditLog');

  constructor(
    private readonly database: Database,
    private readonly entries: AuditLogRepository,
  ) {}

  /**
   * Call it in the unit of work of the act, so that both are committed or neither is.
   * @param about `environmentId`: the environment that shows the act, by default that of the unit of work; `details`:
   * the amount of money and the like
   */
  record(
    action: AuditAction,
    subjectId: string,
    { environmentId, details }: { environmentId?: string; details?: Readonly<Record<string, string>> } = {},
  ): void {
    const { actor, actorName = null } = currentEventContext();
    const source = currentRequestSource() ?? null;
    this.entries.insert({
      id: newId(AUDIT_LOG_PREFIX),
      environmentId: environmentId ?? this.database.scope.environmentId,
      action,
      subjectId,
      details: details ?? null,
      actor,
      actorName,
      source,
      requestId: currentRequestId() ?? null,
      occurredAt: new Date(),
    });
    this.database.afterCommit(() =>
      // Without details: they may name people.
      this.logger.log({ msg: 'administrative act', action, subject: subjectId, actor, source }),
    );
  }

  /**
   * Writes an act down that another unit of work published as an event. A repeat writes nothing.
   * @returns whether it was not there yet
   */
  async recordOnce(
    { id: eventId, actor, actorName = null, correlationId, occurredAt }: RecordedEvent,
    act: Pick<AuditLogEntry, 'action' | 'subjectId' | 'details' | 'source'>,
  ): Promise<boolean> {
    const id = eventId.replace(/^[^_]+/, AUDIT_LOG_PREFIX);
    if (await this.entries.has(id)) return false;
    const { environmentId } = this.database.scope;
    this.entries.insert({ ...act, id, environmentId, actor, actorName, requestId: correlationId, occurredAt });
    return true;
  }

  /** Newest first, with their number. */
  async list(scope: Scope, page: ListAuditLogQuery): Promise<[AuditLogEntry[], number]> {
    return this.database.transaction(scope, () => this.entries.list(page));
  }
}

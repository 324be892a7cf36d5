import { Injectable } from '@nestjs/common';
import { Database, madeBetween, searchPage } from '@remit/database';
import { MoreThan } from 'typeorm';
import { AuditLogEntry } from './audit-log-entry.entity';
import type { ListAuditLogQuery } from './dto/list-audit-log.query';

export type NewEntry = Omit<AuditLogEntry, 'tenantId' | 'sequence' | 'hash' | 'scope'>;

const COLUMNS = [
  'environmentId',
  'id',
  'action',
  'subjectId',
  'details',
  'actor',
  'actorName',
  'source',
  'requestId',
  'occurredAt',
] as const satisfies readonly (keyof NewEntry)[];

const INSERT = `
  insert into audit_log_entries
    (tenant_id, environment_id, id, action, subject_id, details, actor, actor_name, source, request_id,
     occurred_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Of the details only the values: their names are the same in every entry. */
const CONTAINS = `(
  strpos(lower(concat_ws(' ', entry.actor_name, entry.actor, entry.action, entry.subject_id, entry.source,
                         entry.request_id)), lower(:text)) > 0
  or exists (select 1 from jsonb_each_text(entry.details) detail where strpos(lower(detail.value), lower(:text)) > 0))`;

export const AUDIT_LOG_PREFIX = 'aud';

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * The row security policy of this table checks only the tenant: an act of the operator is stored for an environment
 * other than that of the transaction.
 */
@Injectable()
export class AuditLogRepository {
  constructor(private readonly database: Database) {}

  /**
   * Inserts at the end of the unit of work. Entries of one environment form a chain, so each insert waits for the
   * commit of its predecessor.
   */
  insert(entry: NewEntry): void {
    this.database.beforeCommit('audit_log', [entry], (entries: NewEntry[]) => {
      const { tenantId } = this.database.scope;
      // A fixed order prevents deadlocks between two transactions that write to several environments.
      for (const next of entries.toSorted((a, b) => compare(a.environmentId, b.environmentId))) {
        this.database.send(INSERT, [tenantId, ...COLUMNS.map((column) => next[column])]);
      }
    });
  }

  async has(id: string): Promise<boolean> {
    const { manager, scope } = this.database;
    return manager.existsBy(AuditLogEntry, { ...scope, id });
  }

  /** Entries after this sequence number. */
  async chainAfter(sequence: number, limit: number): Promise<AuditLogEntry[]> {
    const { manager, scope } = this.database;
    return manager.find(AuditLogEntry, {
      where: { ...scope, sequence: MoreThan(String(sequence)) },
      order: { sequence: 'ASC' },
      take: limit,
    });
  }

  /** @returns acts in this environment: the rows of the page, plus one if more exist, and the total number of rows */
  async list(page: ListAuditLogQuery): Promise<[AuditLogEntry[], number]> {
    const { manager, scope } = this.database;
    const query = manager.createQueryBuilder(AuditLogEntry, 'entry').where({ ...scope });
    const { actor, action, search } = page;
    if (actor) query.andWhere('entry.actor = :actor', { actor });
    if (action) query.andWhere(`(entry.action = :action or starts_with(entry.action, :action || '.'))`, { action });
    if (search) query.andWhere(CONTAINS, { text: search.trim() });
    madeBetween(query, AUDIT_LOG_PREFIX, page);
    return searchPage(manager, query, page.pageRequest);
  }
}

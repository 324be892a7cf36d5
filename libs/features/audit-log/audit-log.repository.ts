import { Injectable } from '@nestjs/common';
import { Database, searchPage } from '@remit/database';
import { MoreThan } from 'typeorm';
import type { PageQuery } from '@remit/http-api';
import { AuditLogEntry } from './audit-log-entry.entity';

export type NewEntry = Omit<AuditLogEntry, 'tenantId' | 'sequence' | 'hash' | 'scope'>;

const COLUMNS = [
  'environmentId',
  'id',
  'action',
  'subjectId',
  'details',
  'actor',
  'source',
  'requestId',
  'occurredAt',
] as const satisfies readonly (keyof NewEntry)[];

const INSERT = `
  insert into audit_log_entries
    (tenant_id, environment_id, id, action, subject_id, details, actor, source, request_id, occurred_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The policy of this table knows the tenant only: an act of the operator is written for an environment that the transaction is not opened for. */
@Injectable()
export class AuditLogRepository {
  constructor(private readonly database: Database) {}

  /** At the end of the unit of work: entries of one environment follow each other, so each waits for the commit of the one before it. */
  insert(entry: NewEntry): void {
    this.database.beforeCommit('audit_log', [entry], (entries: NewEntry[]) => {
      const { tenantId } = this.database.scope;
      // Always in the same order, so that two who write to several environments never wait for each other.
      for (const next of entries.toSorted((a, b) => compare(a.environmentId, b.environmentId))) {
        this.database.send(INSERT, [tenantId, ...COLUMNS.map((column) => next[column])]);
      }
    });
  }

  /** Entries after this number. */
  async chainAfter(sequence: number, limit: number): Promise<AuditLogEntry[]> {
    const { manager, scope } = this.database;
    return manager.find(AuditLogEntry, {
      where: { ...scope, sequence: MoreThan(String(sequence)) },
      order: { sequence: 'ASC' },
      take: limit,
    });
  }

  /** Acts in this environment, one more than the page holds when there are more, and how many there are in all. */
  async list(page: PageQuery): Promise<[AuditLogEntry[], number]> {
    const { manager, scope } = this.database;
    const query = manager.createQueryBuilder(AuditLogEntry, 'entry').where({ ...scope });
    return searchPage(manager, query, page.pageRequest);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql';

/** The files in the order in which they run. A file may refer only to objects of earlier files. */
const FILES = [
  'roles',
  'accounts',
  'domain-events',
  'event-workers',
  'event-operations',
  'idempotency',
  'approvals',
  'audit-log',
  'request-log',
  'customers',
  'connections',
  'remote-operations',
  'gateway-budgets',
  'invoices',
  'ledger',
  'invoice-sync',
  'payments',
  'refunds',
  'shared-accounts',
  'attention',
  'webhooks',
  'outgoing-webhooks',
  'emails',
  'business-profile',
  'people',
  'console',
  'gauges',
  'erasure',
];

/** The schema of the first release: the SQL files in `baseline`, one for each owner of tables. */
export class Baseline1700000000000 implements MigrationInterface {
  name = 'Baseline1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const file of FILES) await runner.query(readSql(file));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(readSql('drop'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSql } from './read-sql';

/** In the order in which they run: a file may name what the files before it made. */
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
  'console',
  'gauges',
  'erasure',
];

/** The schema of the first release: see the SQL in `baseline`, one file for each owner. */
export class Baseline1700000000000 implements MigrationInterface {
  name = 'Baseline1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const file of FILES) await runner.query(readSql(file));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(readSql('drop'));
  }
}

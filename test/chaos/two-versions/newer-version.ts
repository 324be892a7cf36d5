import { TreeCopy } from '../harness/tree-copy';

export const NEW_SUBSCRIBER = 'note-invoice-when-invoice-finalized';

const MIGRATION = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NextRelease9000000000000 implements MigrationInterface {
  name = 'NextRelease9000000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table invoices add column next_note text, add column next_rank integer not null default 0");
    await runner.query('create index invoices_next_note on invoices (tenant_id, environment_id, next_note)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoices drop column next_note, drop column next_rank');
  }
}
`;

const SUBSCRIBER = `import { Database } from '@remit/database';
import { type EventSubscriber, InvoiceFinalized, type Recorded, Subscriber } from '@remit/domain-events';

@Subscriber({ to: InvoiceFinalized, as: '${NEW_SUBSCRIBER}' })
export class NoteInvoiceWhenInvoiceFinalized implements EventSubscriber<InvoiceFinalized> {
  constructor(private readonly database: Database) {}

  async handle({ payload }: Recorded<InvoiceFinalized>): Promise<void> {
    await this.database.manager.query("update invoices set next_note = coalesce(next_note, '') || 'noted' where id = $1", [payload.invoice_id]);
  }
}
`;

/** Builds the next release: two columns with an index and a subscriber, all unknown to today's code. */
export function buildNewerVersion(): TreeCopy {
  const copy = TreeCopy.make();
  copy.write('libs/platform/database/migrations/9000000000000-next-release.ts', MIGRATION);
  copy.replace(
    'libs/platform/database/migrations/index.ts',
    '\n/** Every migration',
    `import { NextRelease9000000000000 } from './9000000000000-next-release';\n\n/** Every migration`,
  );
  copy.replace(
    'libs/platform/database/migrations/index.ts',
    'export const migrations = [',
    'export const migrations = [NextRelease9000000000000, ',
  );
  copy.replace(
    'libs/features/invoices/invoice.entity.ts',
    `  @Column({ type: 'text', nullable: true })\n  description: string | null;`,
    `  @Column({ type: 'text', nullable: true })\n  nextNote: string | null;\n\n  @Column({ type: 'text', nullable: true })\n  description: string | null;`,
  );
  copy.write('libs/features/invoices/subscribers/note-invoice-when-invoice-finalized.subscriber.ts', SUBSCRIBER);
  copy.replace(
    'libs/features/invoices/invoices.module.ts',
    '\n@Module({',
    `import { NoteInvoiceWhenInvoiceFinalized } from './subscribers/note-invoice-when-invoice-finalized.subscriber';\n\n@Module({`,
  );
  copy.replace(
    'libs/features/invoices/invoices.module.ts',
    '  providers: [\n',
    '  providers: [\n    NoteInvoiceWhenInvoiceFinalized,\n',
  );
  copy.build();
  return copy;
}

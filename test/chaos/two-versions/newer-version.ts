import { type SourceEdit, TreeCopy } from '../harness/tree-copy';

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

/** What the next release changes in files that exist today. */
export const newerVersionEdits: readonly SourceEdit[] = [
  {
    file: 'libs/platform/database/migrations/index.ts',
    from: '\n/** Every migration',
    to: `import { NextRelease9000000000000 } from './9000000000000-next-release';\n\n/** Every migration`,
  },
  {
    file: 'libs/platform/database/migrations/index.ts',
    from: 'export const migrations = [',
    to: 'export const migrations = [NextRelease9000000000000, ',
  },
  {
    file: 'libs/features/invoices/invoice.entity.ts',
    from: `  @Column({ type: 'text', nullable: true })\n  description: string | null = null;`,
    to: `  @Column({ type: 'text', nullable: true })\n  nextNote: string | null = null;\n\n  @Column({ type: 'text', nullable: true })\n  description: string | null = null;`,
  },
  {
    file: 'libs/features/invoices/invoices.module.ts',
    from: '\n@Module({',
    to: `import { NoteInvoiceWhenInvoiceFinalized } from './subscribers/note-invoice-when-invoice-finalized.subscriber';\n\n@Module({`,
  },
  {
    file: 'libs/features/invoices/invoices.module.ts',
    from: '  providers: [\n',
    to: '  providers: [\n    NoteInvoiceWhenInvoiceFinalized,\n',
  },
];

/** Builds the next release: two columns with an index and a subscriber, all unknown to today's code. */
export function buildNewerVersion(): TreeCopy {
  const copy = TreeCopy.make();
  copy.write('libs/platform/database/migrations/9000000000000-next-release.ts', MIGRATION);
  copy.write('libs/features/invoices/subscribers/note-invoice-when-invoice-finalized.subscriber.ts', SUBSCRIBER);
  for (const edit of newerVersionEdits) copy.replace(edit);
  copy.build();
  return copy;
}

import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { CreditNote } from './credit-note.entity';

@Injectable()
export class CreditNoteRepository extends ScopedRepository<CreditNote> {
  constructor(database: Database) {
    super(database, CreditNote);
  }

  /** Oldest first. */
  async ofInvoice(invoiceId: string): Promise<CreditNote[]> {
    return this.rowsWhere({ invoiceId }, { order: 'id' });
  }
}

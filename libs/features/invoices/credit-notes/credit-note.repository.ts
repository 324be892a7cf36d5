import { Injectable } from '@nestjs/common';
import { Database, madeBetween, type PageRequest, ScopedRepository, searchPage } from '@remit/database';
import { CreditNote } from './credit-note.entity';

export interface CreditNoteFilter {
  readonly search?: string;
  readonly currency?: string;
  /** Inclusive bounds of the creation time, in RFC 3339. */
  readonly start_time?: string;
  readonly end_time?: string;
}

@Injectable()
export class CreditNoteRepository extends ScopedRepository<CreditNote> {
  constructor(database: Database) {
    super(database, CreditNote);
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list({ search, currency, ...span }: CreditNoteFilter, page: PageRequest): Promise<[CreditNote[], number]> {
    const query = this.query('note');
    if (currency) query.andWhere('note.currency = :currency', { currency });
    if (search) {
      query.andWhere(
        `(strpos(note.number, upper(:search)) > 0 or note.invoiceId = any(array(
          select i.id from invoices i
          where i.tenant_id = :tenantId and i.environment_id = :environmentId and i.number = upper(:search))))`,
        { search },
      );
    }
    madeBetween(query, 'cn', span);
    return searchPage(this.manager, query, page);
  }

  /** Oldest first. */
  async ofInvoice(invoiceId: string): Promise<CreditNote[]> {
    return this.rowsWhere({ invoiceId }, { order: 'id' });
  }
}

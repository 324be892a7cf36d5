import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { Email } from './email.entity';

@Injectable()
export class EmailRepository extends ScopedRepository<Email> {
  constructor(database: Database) {
    super(database, Email);
  }

  /** False when this occasion already has an e-mail. */
  async insertOnce(email: Email): Promise<boolean> {
    return this.wasInserted(Email, email);
  }

  /** Oldest first. */
  async ofInvoice(invoiceId: string): Promise<Email[]> {
    return this.rowsWhere({ invoiceId }, { order: 'id' });
  }
}

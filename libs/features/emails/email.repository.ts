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

  /**
   * The newest e-mails of the tenant in the last hour, in all its environments, at most `most`: those that people
   * requested, or automatic ones that were sent. `secondsLeft`: until the oldest of them is an hour old.
   */
  async ofLastHour(which: 'by hand' | 'automatic', most: number): Promise<{ counted: number; secondsLeft: number }> {
    const [row] = await this.manager.query<{ counted: number; seconds_left: number }[]>(
      'select counted, seconds_left from emails_of_last_hour($1, $2)',
      [which === 'by hand', most],
    );
    return { counted: row?.counted ?? 0, secondsLeft: row?.seconds_left ?? 0 };
  }

  /** Oldest first. */
  async ofInvoice(invoiceId: string): Promise<Email[]> {
    return this.rowsWhere({ invoiceId }, { order: 'id' });
  }

  /** When an e-mail with the invoice itself was last handed in or queued; null when there was none. */
  async lastInvoiceAt(invoiceId: string): Promise<Date | null> {
    const isOnItsWay = ({ kind, status }: Email) =>
      kind === 'invoice' && ['queued', 'sending', 'sent'].includes(status);
    return (await this.ofInvoice(invoiceId)).findLast(isOnItsWay)?.createdAt ?? null;
  }
}

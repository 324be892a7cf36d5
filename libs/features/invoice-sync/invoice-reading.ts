import { Injectable } from '@nestjs/common';
import { type Scope } from '@remit/database';
import { NomodClient, type NomodCredentials, NomodError, UNKNOWN_STATUS } from '@remit/nomod';
import type { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { LostInvoice } from './lost-invoice';
import { SyncStatus } from './sync-status';
import { PageDifferences } from './page-differences';
import { SyncTrouble } from './sync-trouble';

/** Reads an invoice that is at Nomod, and takes in what Nomod says of it. */
@Injectable()
export class InvoiceReading {
  constructor(
    private readonly nomod: NomodClient,
    private readonly status: SyncStatus,
    private readonly lost: LostInvoice,
    private readonly trouble: SyncTrouble,
    private readonly pages: PageDifferences,
  ) {}

  /**
   * Not inside a unit of work. @param isNews details of it changed here.
   * @throws NomodError when Nomod does not tell; a refused key has been told of then.
   */
  async read(
    scope: Scope,
    sync: InvoiceSyncRecord,
    credentials: NomodCredentials,
    { isNews = false } = {},
  ): Promise<void> {
    try {
      await this.look(scope, sync, { credentials, isNews });
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
      await this.trouble.tellRefusedKey(scope, sync, error);
      await this.trouble.notePage(scope, sync, error);
      throw error;
    }
  }

  /** What Nomod does not have under any name of ours was removed there: it cannot be paid, like a cancelled one. */
  private async look(
    scope: Scope,
    sync: InvoiceSyncRecord,
    { credentials, isNews }: { credentials: NomodCredentials; isNews: boolean },
  ): Promise<void> {
    try {
      const remote = await this.nomod.getInvoice(credentials, sync.nomodInvoiceId ?? '');
      await this.status.take(scope, sync, remote.status);
      await this.pages.take(scope, sync, remote, { isNews });
      if (remote.status === 'unknown') await this.trouble.notePage(scope, sync, UNKNOWN_STATUS);
    } catch (error) {
      if (!(error instanceof NomodError) || error.kind !== 'not_found') throw error;
      if (!(await this.lost.recover(scope, sync))) await this.status.take(scope, sync, 'cancelled');
    }
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import { callingFor, GatewayError } from '@remit/gateway';
import { gatewayPauseSeconds } from '../sync-errors';
import { InvoiceReading } from './invoice-reading';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { PageDetail } from '../rules/page-details';
import { SyncCredentials } from '../sync-credentials';

/** Takes in that details of an invoice changed which Nomod was told before. */
@Injectable()
export class ChangedDetails {
  constructor(
    private readonly database: Database,
    private readonly syncs: InvoiceSyncRepository,
    private readonly credentials: SyncCredentials,
    private readonly reading: InvoiceReading,
  ) {}

  /**
   * Notes them, then reads what the page shows: with the lowest priority, as nobody's money waits for it. A push that is under way compares them itself when
   * it is done. Not inside a unit of work. @throws RetryLater while Nomod does not tell.
   */
  async note(scope: Scope, invoiceId: string, details: readonly PageDetail[]): Promise<void> {
    const sync = await this.database.transaction(scope, async () => {
      const locked = await this.syncs.lockById(invoiceId);
      if (!locked?.noteChanged(details)) return undefined;
      await this.syncs.save(locked);
      return locked;
    });
    if (!sync?.isOpen) return;
    const credentials = await this.credentials.of(scope, sync);
    if (credentials === null) return;
    try {
      await callingFor('sweep', () => this.reading.read(scope, sync, credentials, { isNews: true }));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw new RetryLater(gatewayPauseSeconds(error, 0), error.message);
    }
  }
}

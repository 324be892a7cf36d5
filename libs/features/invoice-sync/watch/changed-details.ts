import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import { callingFor, GatewayError } from '@remit/gateway';
import { gatewayPauseSeconds } from '../sync-errors';
import { InvoiceReading } from './invoice-reading';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { PageDetail } from '../rules/page-details';
import { SyncCredentials } from '../sync-credentials';

/** Handles a change of invoice details that were already sent to Nomod. */
@Injectable()
export class ChangedDetails {
  constructor(
    private readonly database: Database,
    private readonly syncs: InvoiceSyncRepository,
    private readonly credentials: SyncCredentials,
    private readonly reading: InvoiceReading,
  ) {}

  /**
   * Records the details, then reads what the page shows. The call has the lowest priority, because no payment depends
   * on it. A running push compares the details itself when it ends. Must run outside a unit of work.
   * @throws RetryLater while Nomod gives no answer
   */
  async note(scope: Scope, invoiceId: string, details: readonly PageDetail[]): Promise<void> {
    const sync = await this.database.transaction(scope, async () => {
      const locked = await this.syncs.lockById(invoiceId);
      if (!locked?.noteChanged(details)) return undefined;
      this.syncs.save(locked);
      return locked;
    });
    if (!sync?.isOpen) return;
    const credentials = await this.credentials.of(scope, sync);
    if (credentials === null) return;
    try {
      await callingFor('sweep', () => this.reading.read(scope, sync, credentials, { hasChanges: true }));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw new RetryLater(gatewayPauseSeconds(error, 0), error.message);
    }
  }
}

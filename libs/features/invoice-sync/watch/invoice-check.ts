import { Injectable } from '@nestjs/common';
import { nomodBusy } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { Invoices } from '@remit/invoices';
import { GatewayError } from '@remit/gateway';
import { CANCELLED_AT_NOMOD, InvoiceReading } from './invoice-reading';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { InvoiceSynchronizer } from '../invoice-synchronizer';
import { SyncCredentials } from '../sync-credentials';

/** Reads the state of an invoice immediately, for a person who does not want to wait for the next poll. */
@Injectable()
export class InvoiceCheck {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly credentials: SyncCredentials,
    private readonly reading: InvoiceReading,
    private readonly synchronizer: InvoiceSynchronizer,
  ) {}

  /**
   * Reads the status of a synced invoice from Nomod. A payment found there is booked automatically. Must run outside
   * a unit of work.
   * @throws ApiError not_found, conflict when it is not at Nomod, connection_not_published when its connection was
   * deleted, nomod_error
   */
  async now(scope: Scope, invoiceId: string): Promise<void> {
    const sync = await this.database.transaction(scope, async () => {
      await this.invoices.get(invoiceId);
      return this.syncs.findById(invoiceId);
    });
    if (!sync?.nomodInvoiceId) {
      throw new ApiError('conflict', {
        message: 'The invoice is not at Nomod.',
        hint: 'Push it with POST /invoices/{id}/sync, or read the reason with GET /invoices/{id}/sync.',
      });
    }
    try {
      await this.read(scope, sync);
      await this.synchronizer.advance(scope, invoiceId);
    } catch (error) {
      if (error instanceof GatewayError)
        throw nomodBusy(error) ?? new ApiError('nomod_error', { details: { reason: error.message } });
      // The result of the reading is stored. The regular poll continues from there.
      if (!(error instanceof RetryLater)) throw error;
    }
  }

  /**
   * Reads the status before the page's URL is given out again, unless it was read within `withinMs`. Must run outside
   * a unit of work.
   * @returns whether the page is gone; false also when Nomod gives no answer
   * @throws errors of the database
   */
  async isGone(scope: Scope, invoiceId: string, withinMs: number): Promise<boolean> {
    const known = () => this.database.reading(scope, () => this.syncs.findById(invoiceId));
    const sync = await known();
    if (!sync?.isOpen || Date.now() - (sync.checkedAt?.getTime() ?? 0) < withinMs) return false;
    try {
      await this.read(scope, sync);
    } catch (error) {
      const isUntold = [GatewayError, ApiError, RetryLater].some((kind) => error instanceof kind);
      if (!isUntold) throw error;
      return false;
    }
    return (await known())?.lastErrorCode === CANCELLED_AT_NOMOD;
  }

  private async read(scope: Scope, sync: InvoiceSyncRecord): Promise<void> {
    if (await this.credentials.isPaused(scope, sync)) {
      throw new ApiError('nomod_error', {
        message: 'Nomod refuses the API key of the connection.',
        hint: 'Save a new API key on the connection, then check again.',
      });
    }
    const credentials = await this.credentials.of(scope, sync);
    if (credentials === null) {
      throw new ApiError('connection_not_published', { message: 'The connection of this invoice was deleted.' });
    }
    await this.reading.read(scope, sync, credentials);
  }
}

import { Injectable } from '@nestjs/common';
import { ConnectionHolder, type HeldObjects, heldObjects } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import { GatewayBusy } from '@remit/gateway';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { InvoiceSynchronizer } from './invoice-synchronizer';

/** Nomod invoices that still need the key of a connection. */
@Injectable()
export class InvoiceHolder extends ConnectionHolder {
  constructor(
    private readonly database: Database,
    private readonly syncs: InvoiceSyncRepository,
    private readonly synchronizer: InvoiceSynchronizer,
  ) {
    super();
  }

  async held(connectionId: string): Promise<HeldObjects[]> {
    const ids = (await this.syncs.findUnended(connectionId)).map(({ id }) => id);
    return [heldObjects('open_invoice', ids)];
  }

  /**
   * Cancels each Nomod invoice unless it was paid. A payment is still found and booked. An invoice that has to wait
   * does not delay the others.
   */
  async switchOff(scope: Scope, connectionId: string): Promise<void> {
    const unended = await this.database.transaction(scope, () => this.syncs.findUnended(connectionId));
    for (const { id } of unended) {
      await this.database.transaction(scope, () => this.markUnusable(id));
      await this.synchronizer.advance(scope, id).catch((error: unknown) => {
        if (!(error instanceof RetryLater) || error instanceof GatewayBusy) throw error;
      });
    }
  }

  /** Does nothing: Nomod reports an invoice as paid or as cancelled, never as both, so there is nothing to look for. */
  async readAgain(): Promise<void> {}

  private async markUnusable(invoiceId: string): Promise<void> {
    const sync = await this.syncs.lockById(invoiceId);
    if (!sync?.isOpen || sync.isUnusable) return;
    sync.markUnusable('connection_deleted', 'Remit cancelled it at Nomod because its connection was deleted.');
    this.syncs.save(sync);
  }
}

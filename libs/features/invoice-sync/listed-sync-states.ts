import { Injectable } from '@nestjs/common';
import { type SyncState, SyncStates } from '@remit/invoices';
import { InvoiceSyncRepository } from './invoice-sync.repository';

/** Sync states for the list of invoices. */
@Injectable()
export class ListedSyncStates extends SyncStates {
  constructor(private readonly syncs: InvoiceSyncRepository) {
    super();
  }

  override condition(invoice: string, isInState: boolean): string {
    return `exists (
      select 1 from invoice_syncs sync where sync.tenant_id = :tenantId and sync.environment_id = :environmentId
      and sync.id = ${invoice}.id${isInState ? ' and sync.state = any(:syncStates)' : ''})`;
  }

  override async of(invoiceIds: readonly string[]): Promise<ReadonlyMap<string, SyncState>> {
    return this.syncs.statesOf(invoiceIds);
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { EventBus, InvoiceSyncStatusChanged } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import type { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { isClosedThere } from './next-step';
import { owedOn, sameAmount } from './owed';
import { PageDifferences } from './page-differences';
import { SyncTrouble } from './sync-trouble';

/** Why a push failed whose page is gone: another way to pay may be opened. After any other failure the page may still be payable. */
export const CANCELLED_AT_NOMOD = 'cancelled_at_nomod';

/** Takes in what Nomod says about an invoice it has. */
@Injectable()
export class SyncStatus {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly trouble: SyncTrouble,
    private readonly pages: PageDifferences,
    private readonly bus: EventBus,
  ) {}

  /** A status read in passing. An invoice that should be open and was cancelled by somebody at Nomod cannot be paid: a person is asked. */
  async take(scope: Scope, { id, nomodInvoiceId }: InvoiceSyncRecord, status: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const sync = await this.syncs.lockById(id);
      if (!sync || sync.nomodInvoiceId !== nomodInvoiceId) return;
      if (isClosedThere(status)) await this.pages.forget(sync);
      await this.show(sync, status);
      const shouldBeOpen = sync.state === 'synced' && sameAmount(sync, owedOn(await this.invoices.get(id)));
      if (status === 'cancelled' && shouldBeOpen) {
        await this.trouble.fail(sync, CANCELLED_AT_NOMOD, 'It was cancelled at Nomod.');
      }
    });
  }

  /** The invoice that was to be closed is paid or cancelled. A cancelled one makes room for what is owed now, if anything. */
  async takeClosed(scope: Scope, { id, nomodInvoiceId }: InvoiceSyncRecord, status: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const sync = await this.syncs.lockById(id);
      if (!sync || sync.nomodInvoiceId !== nomodInvoiceId) return;
      const owed = owedOn(await this.invoices.get(id));
      // The page that takes its place may not show all of it either.
      const isReplaced = status === 'cancelled' && owed !== null && !sync.isUnusable;
      if (!isReplaced) await this.pages.forget(sync);
      await this.show(sync, status);
      if (status !== 'cancelled' || sync.state === 'cancelled' || sync.state === 'failed') return;
      if (sync.isUnusable) return this.trouble.fail(sync, sync.lastErrorCode ?? 'unusable', sync.lastError ?? '');
      if (owed) return this.syncs.startAnew(sync, owed);
      sync.cancel();
      await this.syncs.save(sync);
    });
  }

  /** The page took all that it asks, so that Nomod need not be asked. Needs a unit of work that holds the sync's row. */
  async takePaid(sync: InvoiceSyncRecord): Promise<void> {
    await this.pages.forget(sync);
    await this.show(sync, 'paid');
  }

  private async show(sync: InvoiceSyncRecord, status: string): Promise<void> {
    const hasChanged = sync.showStatus(status, new Date());
    await this.syncs.save(sync);
    if (!hasChanged) return;
    await this.bus.publish(
      new InvoiceSyncStatusChanged({
        invoice_id: sync.id,
        nomod_invoice_id: sync.nomodInvoiceId ?? '',
        nomod_invoice_status: status,
      }),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { EventBus, InvoiceSyncStatusChanged } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { type GatewayCredentials, GatewayError, PaymentGateway, UNKNOWN_STATUS } from '@remit/gateway';
import { sameMoney } from '@remit/money';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import { MissingInvoice } from './missing-invoice';
import { isClosedThere, outstandingAmount } from '../rules/next-step';
import { PageDifferences } from './page-differences';
import { SyncErrors } from '../sync-errors';

/**
 * Error code of a failed push whose page is gone. Another way to pay may then be opened. After any other failure the
 * page may still be payable.
 */
export const CANCELLED_AT_NOMOD = 'cancelled_at_nomod';

/** Reads a Nomod invoice and records what Nomod returns. */
@Injectable()
export class InvoiceReading {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly missing: MissingInvoice,
    private readonly errors: SyncErrors,
    private readonly pages: PageDifferences,
    private readonly bus: EventBus,
  ) {}

  /**
   * Must run outside a unit of work.
   * @param hasChanges details of the invoice changed here
   * @throws GatewayError; a refused key has been published before
   */
  async read(
    scope: Scope,
    sync: InvoiceSyncRecord,
    credentials: GatewayCredentials,
    { hasChanges = false } = {},
  ): Promise<void> {
    try {
      await this.readRemote(scope, sync, { credentials, hasChanges });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      await this.errors.publishRefusedKey(scope, sync, error);
      await this.errors.notePage(scope, sync, error);
      throw error;
    }
  }

  /** Records a status from Nomod. Asks a person when somebody cancelled a Nomod invoice that should be open. */
  async take(scope: Scope, { id, nomodInvoiceId }: InvoiceSyncRecord, status: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const sync = await this.syncs.lockById(id);
      if (!sync || sync.nomodInvoiceId !== nomodInvoiceId) return;
      if (isClosedThere(status)) await this.pages.forget(sync);
      await this.show(sync, status);
      const shouldBeOpen = sync.state === 'synced' && sameMoney(sync, outstandingAmount(await this.invoices.get(id)));
      if (status === 'cancelled' && shouldBeOpen) {
        await this.errors.fail(sync, CANCELLED_AT_NOMOD, 'It was cancelled at Nomod.');
      }
    });
  }

  /**
   * Records that an invoice which had to be closed is paid or cancelled. After a cancellation, a new push starts if
   * anything is owed.
   */
  async takeClosed(scope: Scope, { id, nomodInvoiceId }: InvoiceSyncRecord, status: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const sync = await this.syncs.lockById(id);
      if (!sync || sync.nomodInvoiceId !== nomodInvoiceId) return;
      const owed = outstandingAmount(await this.invoices.get(id));
      // The new page may not show all changed details either.
      const isReplaced = status === 'cancelled' && owed !== null && !sync.isUnusable;
      if (!isReplaced) await this.pages.forget(sync);
      await this.show(sync, status);
      if (status !== 'cancelled' || sync.state === 'cancelled' || sync.state === 'failed') return;
      if (sync.isUnusable) return this.errors.fail(sync, sync.lastErrorCode ?? 'unusable', sync.lastError ?? '');
      if (owed) return this.syncs.startAnew(sync, owed);
      sync.cancel();
      this.syncs.save(sync);
    });
  }

  /**
   * Records without a call to Nomod that the page took the full amount. Needs a unit of work that holds the lock on
   * the sync's row.
   */
  async takePaid(sync: InvoiceSyncRecord): Promise<void> {
    await this.pages.forget(sync);
    await this.show(sync, 'paid');
  }

  /**
   * Reads the invoice. One that Nomod has under none of our tokens was removed there. Like a cancelled one, it cannot
   * be paid.
   */
  private async readRemote(
    scope: Scope,
    sync: InvoiceSyncRecord,
    { credentials, hasChanges }: { credentials: GatewayCredentials; hasChanges: boolean },
  ): Promise<void> {
    try {
      const remote = await this.gateway.getInvoice(credentials, sync.nomodInvoiceId ?? '');
      await this.take(scope, sync, remote.status);
      await this.pages.take(scope, sync, remote, { hasChanges });
      if (remote.status === 'unknown') await this.errors.notePage(scope, sync, UNKNOWN_STATUS);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'not_found') throw error;
      if (!(await this.missing.recover(scope, sync))) await this.take(scope, sync, 'cancelled');
    }
  }

  private async show(sync: InvoiceSyncRecord, status: string): Promise<void> {
    const hasChanged = sync.showStatus(status, new Date());
    this.syncs.save(sync);
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

import { Injectable } from '@nestjs/common';
import { withoutToken } from '@remit/connections';
import { CustomersService } from '@remit/customers';
import { Database, type Scope } from '@remit/database';
import { AttentionNeeded, AttentionResolved, EventBus } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import type { GatewayInvoice, GatewayPageDetails } from '@remit/gateway';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { isShown, type PageDetail, type PageFacts } from '../rules/page-details';

/**
 * Nomod can change only the title of an invoice. One row in Needs attention lists the details that changed here after
 * the page was created, until the page shows them.
 */
@Injectable()
export class PageDifferences {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly customers: CustomersService,
    private readonly syncs: InvoiceSyncRepository,
    private readonly bus: EventBus,
  ) {}

  /**
   * Compares the page that was read.
   * @param hasChanges a detail changed, so the row is written even if it stays the same
   */
  async take(
    scope: Scope,
    { id, changedDetails }: InvoiceSyncRecord,
    remote: GatewayInvoice,
    { hasChanges = false } = {},
  ): Promise<void> {
    if (changedDetails === null) return;
    await this.database.transaction(scope, async () => {
      const sync = await this.syncs.lockById(id);
      if (sync?.nomodInvoiceId !== remote.id || !sync.isOpen) return;
      await this.compare(sync, remote, { hasChanges });
      this.syncs.save(sync);
    });
  }

  /** Compares a new page. Needs a unit of work that holds the lock on the sync's row; the caller saves it. */
  async takeNew(sync: InvoiceSyncRecord, remote: GatewayInvoice): Promise<void> {
    await this.compare(sync, remote, { isNew: true });
  }

  /**
   * For a page that can no longer be paid. Needs a unit of work that holds the lock on the sync's row; the caller
   * saves it.
   */
  async forget(sync: InvoiceSyncRecord): Promise<void> {
    if (sync.changedDetails === null) return;
    sync.changedDetails = null;
    await this.bus.publish(new AttentionResolved({ key: keyOf(sync) }));
  }

  private async compare(
    sync: InvoiceSyncRecord,
    { page }: GatewayInvoice,
    { hasChanges = false, isNew = false },
  ): Promise<void> {
    const changed = sync.changed;
    if (changed.length === 0) return;
    const ours = await this.factsOf(sync);
    const now = new Date();
    const left = changed.filter((detail) => !(isShown(detail, ours, page, now) ?? isNew));
    if (left.length === 0) return this.forget(sync);
    const isListed = left.length === changed.length && !isNew;
    sync.changedDetails = left.join(' ');
    if (hasChanges || !isListed) await this.bus.publish(differs(sync, left, { ours, page }));
  }

  private async factsOf(sync: InvoiceSyncRecord): Promise<PageFacts> {
    const { dueDate, description, customerId } = await this.invoices.get(sync.id);
    const { name, contact } = await this.customers.get(sync.scope, customerId);
    return { dueDate, description, name, email: contact.email };
  }
}

const keyOf = ({ id }: InvoiceSyncRecord): string => `details_differ:${id}`;

const WORDS: Readonly<Record<PageDetail, string>> = {
  due_date: 'due date',
  description: 'description',
  customer_name: 'name of the customer',
  customer_email: 'e-mail of the customer',
};

function differs(
  sync: InvoiceSyncRecord,
  left: readonly PageDetail[],
  { ours, page }: { ours: PageFacts; page: GatewayPageDetails },
): AttentionNeeded {
  // Personal data that can be erased is not copied.
  const sides: Readonly<Record<PageDetail, readonly [string | null, string | null]>> = {
    due_date: [ours.dueDate, page.dueDate],
    description: [ours.description, withoutToken(page.note ?? '') || null],
    customer_name: ['changed', 'not changed'],
    customer_email: ['changed', 'not changed'],
  };
  const side = (index: 0 | 1) => Object.fromEntries(left.map((detail) => [detail, sides[detail][index]]));
  return new AttentionNeeded({
    key: keyOf(sync),
    kind: 'details_differ',
    summary: `The page at Nomod does not show what was changed here: ${left.map((detail) => WORDS[detail]).join(', ')}.`,
    invoice_id: sync.id,
    connection_id: sync.connectionId,
    ours: side(0),
    nomods: { ...side(1), nomod_invoice_id: sync.nomodInvoiceId },
  });
}

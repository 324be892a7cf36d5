import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, ExpiringCache, type Scope, scopeKey } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { ChargeSearch } from './watch/charge-search';
import { InvoiceClosing } from './push/invoice-closing';
import { type GatewayWork, InvoicePush } from './push/invoice-push';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { nextStep, outstandingAmount } from './rules/next-step';
import { SyncErrors } from './sync-errors';

/**
 * Maximum number of steps in one run. No sync needs more (close, create, close again, search). A longer run means
 * that the state keeps changing.
 */
const MAX_STEPS = 8;

/** Milliseconds for which it is cached whether an environment pushes invoices. */
const PUSHING_KEPT_MS = 500;

/**
 * Brings the Nomod invoice in line with ours. Every trigger (finalized, voided, paid, amount changed, pushed by hand,
 * polled) runs the same steps. The present state alone decides the next step, so runs may repeat, overlap and come in
 * any order.
 */
@Injectable()
export class InvoiceSynchronizer {
  private readonly pushing = new ExpiringCache<boolean>(PUSHING_KEPT_MS);

  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly syncs: InvoiceSyncRepository,
    private readonly push: InvoicePush,
    private readonly closing: InvoiceClosing,
    private readonly charges: ChargeSearch,
    private readonly errors: SyncErrors,
  ) {}

  /**
   * Calls Nomod, so it must run outside a unit of work.
   * @param hasChanges skips the check for work, because there is known to be some
   * @throws RetryLater when work is left that cannot be done now
   */
  async advance(scope: Scope, invoiceId: string, { hasChanges = false } = {}): Promise<void> {
    if (!hasChanges && (await this.database.reading(scope, () => this.isAtRest(invoiceId)))) return;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const work = await this.database.transaction(scope, () => this.plan(scope, invoiceId));
      if (!work) return;
      await work();
    }
    throw new RetryLater(1, `The sync of ${invoiceId} is still changing`);
  }

  /** Usually there is nothing to do. This check takes no lock, and concurrent callers share one reading. */
  private async isAtRest(invoiceId: string): Promise<boolean> {
    const owed = outstandingAmount(await this.invoices.get(invoiceId));
    const sync = await this.syncs.findById(invoiceId);
    return sync ? nextStep(sync, owed) === 'rest' : !owed;
  }

  /**
   * Whether a finalized invoice is to be pushed, as far as this process knows (half a second old at most), or began to
   * be: a push that began is ended properly when pushing was switched off meanwhile. Must run outside a unit of work.
   */
  async mayBePushed(scope: Scope, invoiceId: string): Promise<boolean> {
    const pushes = await this.pushing.get(
      scopeKey(scope),
      async () => (await this.connections.publishedForInvoiceSync(scope)) !== null,
    );
    return pushes || this.database.reading(scope, async () => (await this.syncs.findById(invoiceId)) !== null);
  }

  /**
   * Only decides whether the invoice is pushed. Needs a unit of work, which may decide about many.
   * @returns whether there is a next step
   */
  async decide(scope: Scope, invoiceId: string): Promise<boolean> {
    const { invoice, sync } = await this.held(scope, invoiceId);
    if (!sync || nextStep(sync, outstandingAmount(invoice)) === 'rest') return false;
    this.pushing.forget(scopeKey(scope));
    return true;
  }

  private async plan(scope: Scope, invoiceId: string): Promise<GatewayWork | undefined> {
    const { invoice, sync } = await this.held(scope, invoiceId);
    if (!sync) return undefined;
    const owed = outstandingAmount(invoice);
    switch (nextStep(sync, owed)) {
      case 'create':
        return owed ? this.push.plan(scope, sync, invoice, owed) : undefined;
      case 'resolve':
        return this.push.planResolve(scope, sync, invoice);
      case 'close':
        return async () => this.closing.close(scope, sync);
      case 'find_charge':
        return async () => this.charges.search(scope, sync);
      case 'abandon':
        return async () => this.abandon(scope, invoiceId);
      case 'rest':
        return undefined;
    }
  }

  private async held(scope: Scope, id: string): Promise<{ invoice: InvoiceView; sync: InvoiceSyncRecord | null }> {
    const known = await this.syncs.lockById(id);
    // The first time the invoice is held: what changed before is seen here, what changes afterwards is delivered.
    const invoice = await (known ? this.invoices.get(id) : this.invoices.lockForUpdate(id));
    return { invoice, sync: known ?? (await this.open(scope, invoice)) };
  }

  /** Resolves a failure that no longer matters, because the invoice was paid in another way or is void. */
  private async abandon(scope: Scope, invoiceId: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const owed = outstandingAmount(await this.invoices.get(invoiceId));
      const sync = await this.syncs.lockById(invoiceId);
      if (sync && nextStep(sync, owed) === 'abandon') await this.errors.abandon(sync);
    });
  }

  /**
   * Decides once whether an invoice is pushed, and stores the decision. Switching sync on later must not open a
   * second way to pay an older invoice.
   */
  private async open(scope: Scope, invoice: InvoiceView): Promise<InvoiceSyncRecord | null> {
    const owed = outstandingAmount(invoice);
    if (!owed) return null;
    const connection = await this.connections.publishedForInvoiceSync(scope);
    return this.syncs.decide(InvoiceSyncRecord.start(invoice.id, connection?.id ?? null, owed, new Date()));
  }
}

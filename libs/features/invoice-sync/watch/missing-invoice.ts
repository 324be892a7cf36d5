import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { EventBus } from '@remit/domain-events';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { possibleCharges } from '../rules/belonging';
import { chargeWanted } from './charge-wanted';
import { CustomerCharges, ourInvoice, type ReadCustomer } from './customer-charges';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { InvoiceCreation } from '../push/invoice-creation';

/**
 * Handles an invoice id from an earlier answer that Nomod does not have: the answer may have contained another
 * object's id, or somebody deleted the invoice.
 */
@Injectable()
export class MissingInvoice {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly creation: InvoiceCreation,
    private readonly customers: CustomerCharges,
    private readonly bus: EventBus,
  ) {}

  /**
   * Searches for our token and adopts the invoice that carries it. Returns false when none does; a person is then
   * asked if the invoice may have been paid before it disappeared.
   * @throws GatewayError when Nomod gives no answer
   */
  async recover(scope: Scope, sync: InvoiceSyncRecord): Promise<boolean> {
    const { connectionId, nomodCustomerId } = sync;
    if (connectionId === null || nomodCustomerId === null) return false;
    const [invoice, billing] = await this.database.transaction(scope, async () => [
      await this.invoices.get(sync.id),
      await this.connections.billing(scope, connectionId),
    ]);
    const creation = this.creation.of(sync, invoice, { connectionId, nomodCustomerId, billing });
    const [found] = (await creation.find()).items;
    if (!found) {
      if (sync.lastChargeId === null) {
        const customer = await this.customers.read(scope, billing.credentials, nomodCustomerId);
        await this.askForCharge(scope, { sync, invoice, customer });
      }
      return false;
    }
    await this.database.transaction(scope, async () => {
      const now = await creation.lock();
      if (now.nomodInvoiceId === sync.nomodInvoiceId) await creation.save(found, now);
    });
    return true;
  }

  private async askForCharge(
    scope: Scope,
    { sync, invoice, customer }: { sync: InvoiceSyncRecord; invoice: InvoiceView; customer: ReadCustomer },
  ): Promise<void> {
    const possible = possibleCharges(ourInvoice(sync, undefined), customer);
    if (possible.length === 0) return;
    const summary = 'Nomod no longer has the invoice, and a charge may have paid it before.';
    await this.database.transaction(scope, () => this.bus.publish(chargeWanted({ sync, invoice, possible, summary })));
  }
}

import { Injectable } from '@nestjs/common';
import { GatewayTroubles, type TroubledSubject } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { AttentionResolved, EventBus, NomodInvoicePaid } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { type GatewayCharge, GatewayError, toChargeFacts } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { pairUp, possibleCharges } from '../rules/belonging';
import { chargeKey, chargeWanted } from './charge-wanted';
import { ChargeClaimRepository } from './charge-claim.repository';
import { CustomerCharges, ourInvoice, type ReadCustomer } from './customer-charges';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import { type InvoiceSyncRecord, PAID_WITHOUT_CHARGE } from '../invoice-sync-record.entity';
import { SyncCredentials } from '../sync-credentials';
import { SyncErrors } from '../sync-errors';

/** Seconds until the next search. The list may show a charge a little later than the invoice is reported as paid. */
const LOOK_AGAIN_SECONDS = 2;

/** Seconds until the next search while charges cannot be read. Each such charge has its own row in Needs attention. */
const UNREADABLE_PAUSE_SECONDS = 60;

/**
 * An unreadable charge of the customer may be the wanted one. A person is asked after this many poll intervals or
 * this many seconds, whichever is sooner.
 */
const UNREADABLE_PATIENCE = { intervals: 10, seconds: 200 };

/** Finds the charge that paid an invoice which Nomod reports as paid, so that the payment can be recorded. */
@Injectable()
export class ChargeSearch {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerCharges,
    private readonly claims: ChargeClaimRepository,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly credentials: SyncCredentials,
    private readonly errors: SyncErrors,
    private readonly troubles: GatewayTroubles,
    private readonly settings: Settings,
    private readonly bus: EventBus,
  ) {}

  /**
   * Publishes the one charge that fits; one that a person matched already is only remembered. Asks a person when there is none, when there is more than one, or when
   * charges cannot be read.
   * @throws RetryLater while a charge may still appear
   */
  async search(scope: Scope, sync: InvoiceSyncRecord): Promise<void> {
    const credentials = await this.credentials.of(scope, sync);
    const customerId = sync.nomodCustomerId;
    if (credentials === null || customerId === null) return;
    const list: TroubledSubject = {
      connectionId: sync.connectionId ?? '',
      object: 'customer_charges',
      objectId: customerId,
      invoiceId: sync.id,
    };
    let customer: ReadCustomer;
    try {
      customer = await this.customers.read(scope, credentials, customerId);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      await this.troubles.note(scope, list, error);
      return this.errors.deferAfter(scope, sync, error);
    }
    const { unreadable } = customer;
    await this.troubles.noteRows(scope, list, unreadable);
    const hasEnded = await this.database.transaction(scope, () => this.record(sync.id, customer));
    if (hasEnded) return;
    const pause = unreadable.length > 0 ? UNREADABLE_PAUSE_SECONDS : LOOK_AGAIN_SECONDS;
    const seconds = Math.min(pause, this.settings.pollIntervalSeconds);
    return this.errors.defer(scope, sync, {
      code: 'charge_not_found',
      reason: 'The charge is not listed yet',
      seconds,
    });
  }

  /** Returns false while a charge may still appear. */
  private async record(invoiceId: string, customer: ReadCustomer): Promise<boolean> {
    const sync = await this.syncs.lockById(invoiceId);
    if (!sync?.nomodInvoiceId || !sync.syncedAt || sync.chargeSearchEnded) return true;
    const { nomodInvoiceId } = sync;
    const byHand = customer.matchedByHand.get(invoiceId);
    if (byHand !== undefined) {
      sync.claimCharge(byHand);
      await this.bus.publish(new AttentionResolved({ key: chargeKey(sync.id) }));
      this.syncs.save(sync);
      return true;
    }
    const charge = pairUp(customer).find(({ invoice }) => invoice.nomodInvoiceId === nomodInvoiceId)?.charge;
    const claim = charge && (await this.claims.claim(charge.id, invoiceId, nomodInvoiceId));
    if (!charge || claim?.invoiceId !== invoiceId) {
      const possible = possibleCharges(ourInvoice(sync, undefined), customer);
      if (customer.unreadable.length > 0) {
        if (this.isOverdue(sync, UNREADABLE_PATIENCE)) await this.askForAttention(sync, possible, 'goes on');
        return false;
      }
      if (!this.isOverdue(sync)) return false;
      await this.askForAttention(sync, possible, 'ends');
      this.syncs.save(sync);
      return true;
    }
    if (this.isOverdue(sync, UNREADABLE_PATIENCE))
      await this.bus.publish(new AttentionResolved({ key: chargeKey(sync.id) }));
    sync.claimCharge(charge.id);
    await this.bus.publish(
      new NomodInvoicePaid({
        invoice_id: invoiceId,
        connection_id: sync.connectionId ?? '',
        nomod_invoice_id: nomodInvoiceId,
        charge: toChargeFacts(charge),
        evidence: 'poll',
      }),
    );
    this.syncs.save(sync);
    return true;
  }

  private isOverdue(sync: InvoiceSyncRecord, after = { intervals: 1, seconds: Infinity }): boolean {
    const seenAt = sync.paidSeenAt?.getTime() ?? 0;
    const patience = Math.min(after.intervals * this.settings.pollIntervalSeconds, after.seconds);
    return Date.now() - seenAt >= patience * 1_000;
  }

  private async askForAttention(
    sync: InvoiceSyncRecord,
    possible: GatewayCharge[],
    search: 'ends' | 'goes on',
  ): Promise<void> {
    const summary =
      possible.length > 1
        ? 'Nomod reports the invoice as paid, but several charges could have paid it.'
        : 'Nomod reports the invoice as paid, but no charge explains it.';
    if (search === 'ends') {
      sync.lastErrorCode = PAID_WITHOUT_CHARGE;
      sync.lastError = summary;
      sync.nextTryAt = null;
    }
    await this.bus.publish(chargeWanted({ sync, invoice: await this.invoices.get(sync.id), possible, summary }));
  }
}

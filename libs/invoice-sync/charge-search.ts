import { Injectable } from '@nestjs/common';
import { GatewayTroubles, type TroubledSubject } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { AttentionNeeded, EventBus, NomodInvoicePaid } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import { type NomodCharge, NomodError, toChargeFacts } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { pairUp, possibleCharges } from './belonging';
import { ChargeClaimRepository } from './charge-claim.repository';
import { CustomerReading, ourInvoice, type ReadCustomer } from './customer-reading';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { type InvoiceSyncRecord, PAID_WITHOUT_CHARGE } from './invoice-sync-record.entity';
import { SyncAccess } from './sync-access';
import { SyncTrouble } from './sync-trouble';

/** A charge may show up in the list a little later than the invoice says that it is paid; looked for again after this, in seconds. */
const LOOK_AGAIN_SECONDS = 2;

/** Charges that cannot be read now are looked for again after this, in seconds. Each has its own row in Needs attention. */
const UNREADABLE_PAUSE_SECONDS = 60;

/** Nomod says that an invoice is paid; finds the charge that did it, so that the money can be recorded. */
@Injectable()
export class ChargeSearch {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReading,
    private readonly claims: ChargeClaimRepository,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly access: SyncAccess,
    private readonly trouble: SyncTrouble,
    private readonly troubles: GatewayTroubles,
    private readonly settings: Settings,
    private readonly bus: EventBus,
  ) {}

  /** Publishes the one charge that fits, or asks a person when there is none or more than one. @throws RetryLater while one may still show up. */
  async search(scope: Scope, sync: InvoiceSyncRecord): Promise<void> {
    const credentials = await this.access.keyFor(scope, sync);
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
      if (!(error instanceof NomodError)) throw error;
      await this.troubles.note(scope, list, error);
      return this.trouble.deferAfter(scope, sync, error);
    }
    const { unreadable } = customer;
    await this.troubles.noteRows(scope, list, unreadable);
    const hasEnded = await this.database.transaction(scope, () => this.record(sync.id, customer));
    if (hasEnded) return;
    const pause = unreadable.length > 0 ? UNREADABLE_PAUSE_SECONDS : LOOK_AGAIN_SECONDS;
    const seconds = Math.min(pause, this.settings.pollIntervalSeconds);
    return this.trouble.defer(scope, sync, {
      code: 'charge_not_found',
      reason: 'The charge is not listed yet',
      seconds,
    });
  }

  /** False while a charge may still show up. */
  private async record(invoiceId: string, customer: ReadCustomer): Promise<boolean> {
    const sync = await this.syncs.lockById(invoiceId);
    if (!sync?.nomodInvoiceId || !sync.syncedAt || sync.chargeSearchEnded) return true;
    const { nomodInvoiceId } = sync;
    const charge = pairUp(customer).find(({ invoice }) => invoice.nomodInvoiceId === nomodInvoiceId)?.charge;
    const claim = charge && (await this.claims.claim(charge.id, invoiceId, nomodInvoiceId));
    if (!charge || claim?.invoiceId !== invoiceId) {
      if (!this.isOverdue(sync) || customer.unreadable.length > 0) return false;
      await this.askForAttention(sync, possibleCharges(ourInvoice(sync, undefined), customer));
      await this.syncs.save(sync);
      return true;
    }
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
    await this.syncs.save(sync);
    return true;
  }

  private isOverdue(sync: InvoiceSyncRecord): boolean {
    const seenAt = sync.paidSeenAt?.getTime() ?? 0;
    return Date.now() - seenAt >= this.settings.pollIntervalSeconds * 1_000;
  }

  private async askForAttention(sync: InvoiceSyncRecord, possible: NomodCharge[]): Promise<void> {
    const invoice = await this.invoices.get(sync.id);
    const summary =
      possible.length > 1
        ? 'Nomod says that the invoice is paid, and several charges could have paid it.'
        : 'Nomod says that the invoice is paid, and no charge explains it.';
    sync.lastErrorCode = PAID_WITHOUT_CHARGE;
    sync.lastError = summary;
    sync.nextTryAt = null;
    await this.bus.publish(
      new AttentionNeeded({
        key: chargeKey(sync.id),
        kind: PAID_WITHOUT_CHARGE,
        summary,
        invoice_id: sync.id,
        payment_id: null,
        charge_id: null,
        connection_id: sync.connectionId,
        ours: {
          amount: formatMoney(sync.amountMinor, sync.currency),
          currency: sync.currency,
          payment_status: invoice.paymentStatus,
          amount_remaining: formatMoney(invoice.amountRemainingMinor, invoice.currency),
        },
        nomods: {
          nomod_invoice_id: sync.nomodInvoiceId,
          nomod_invoice_status: sync.nomodInvoiceStatus,
          possible_charges: possible.map(describeCharge).join(', ') || null,
        },
      }),
    );
  }
}

/** Names the attention that a paid invoice without a charge asks for. */
export const chargeKey = (invoiceId: string): string => `${PAID_WITHOUT_CHARGE}:${invoiceId}`;

const describeCharge = ({ id, totalMinor, currency, created }: NomodCharge): string =>
  `${id} (${formatMoney(totalMinor, currency)} ${currency} at ${created.toISOString()})`;

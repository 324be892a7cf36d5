import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { EventBus, InvoiceSyncRequested } from '@remit/domain-events';
import type { InvoiceView } from '@remit/invoices';
import { type GatewayCharge, type GatewayCredentials } from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import { type Money, sameMoney } from '@remit/money';
import { couldPay, type Evidence } from './rules/belonging';
import { ChargeClaimRepository } from './watch/charge-claim.repository';
import { CustomerMappingRepository } from './push/customer-mapping.repository';
import { CustomerCharges, ourInvoice } from './watch/customer-charges';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { creationOf, InvoiceSyncRecord } from './invoice-sync-record.entity';
import { outstandingAmount } from './rules/next-step';
import { ReturnAddresses } from './returns/return-addresses';
import { PayUrl } from './push/pay-url';

/**
 * Whether an invoice can be paid at Nomod by its own URL. `off`: the invoice is not synced, or its payment at Nomod
 * is already booked; a separate link may be created. `underway`: wait, because a Nomod invoice exists or may come to
 * exist. `synced`: `url` asks exactly the amount owed now. `failed`: no Nomod invoice exists and none is created
 * automatically; a separate link may be created.
 */
export type InvoiceUrlState =
  | { readonly state: 'off' | 'underway' }
  | { readonly state: 'failed'; readonly code: string; readonly reason: string }
  /** The page asks the amount that is owed. */
  | ({
      readonly state: 'synced';
      readonly connectionId: string;
      readonly nomodInvoiceId: string;
      /** Not encrypted: never store or log it in this form. */
      readonly url: string;
    } & Money);

/** One of our invoices and its Nomod invoice id, which is empty when the charge was not taken on a Nomod invoice. */
export interface ClaimedInvoice {
  readonly invoiceId: string;
  readonly nomodInvoiceId: string;
}

/** The part of the evidence about a charge that this feature provides. */
type EvidenceHere = Pick<Evidence, 'isCustomerOurs' | 'customer' | 'returnsTo'>;

interface KnownOfCharge extends EvidenceHere {
  /** The Nomod customer who may have paid one of our invoices, if any. */
  readonly payerId?: string;
}

/**
 * What other features ask about the sync of invoices, and about charges without a link. Needs a unit of work unless
 * stated otherwise. It changes only the claim on a charge.
 */
@Injectable()
export class InvoiceSync {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly syncs: InvoiceSyncRepository,
    private readonly mappings: CustomerMappingRepository,
    private readonly claims: ChargeClaimRepository,
    private readonly customers: CustomerCharges,
    private readonly returns: ReturnAddresses,
    private readonly urls: PayUrl,
    private readonly operations: RemoteOperations,
    private readonly bus: EventBus,
  ) {}

  /** Needs the unit of work in which the invoice was read. `booked` is the same as for `standing`. */
  async stateOf(invoice: InvoiceView, booked?: ReadonlySet<string>): Promise<InvoiceUrlState> {
    const sync = await this.recordOf(invoice.id);
    return this.stateWith(invoice, { sync, isOn: sync !== null || (await this.isOn()), booked });
  }

  /** The record for `standing`. It may be read with the invoice, after its lock. Needs a unit of work. */
  async recordOf(invoiceId: string): Promise<InvoiceSyncRecord | null> {
    return this.syncs.findById(invoiceId);
  }

  /**
   * Same as `stateOf`, for rows that were read in the unit of work.
   * @param read the invoice's record, whether sync is on, and the booked charges, even any that paid nothing of it
   */
  stateWith(
    invoice: InvoiceView,
    { sync, isOn, booked }: { sync: InvoiceSyncRecord | null; isOn: boolean; booked?: ReadonlySet<string> },
  ): InvoiceUrlState {
    const owed = outstandingAmount(invoice);
    if (!sync) return { state: owed && isOn ? 'underway' : 'off' };
    if (sync.state === 'off' || sync.state === 'cancelled') return { state: 'off' };
    if (sync.state === 'failed') {
      return { state: 'failed', code: sync.lastErrorCode ?? 'unknown', reason: sync.lastError ?? '' };
    }
    return (
      synced(sync, owed, (url) => this.urls.open(invoice.id, url)) ?? {
        state: isSpent(sync, invoice, booked) ? 'off' : 'underway',
      }
    );
  }

  /**
   * Evidence about a charge that was not taken on a link. Must run outside a unit of work. Calls Nomod only when one
   * of our invoices may have been paid.
   * @throws GatewayError when Nomod gives no answer
   */
  async evidenceFor(scope: Scope, credentials: GatewayCredentials, charge: GatewayCharge): Promise<EvidenceHere> {
    const { payerId, ...evidence } = await this.database.reading(
      scope,
      async (): Promise<KnownOfCharge> => (await this.returnOf(charge)) ?? (await this.payerOf(charge)),
    );
    if (payerId === undefined) return evidence;
    return { ...evidence, customer: await this.customers.read(scope, credentials, payerId) };
  }

  /** Needs a unit of work. */
  private async payerOf({ customerId, created }: GatewayCharge): Promise<KnownOfCharge> {
    if (customerId === null) return {};
    const isOlder = ({ createdAt }: { createdAt: Date | null }): boolean => createdAt === null || createdAt <= created;
    const mayHavePaid =
      (await this.syncs.findUnexplained(customerId)).some((sync) => isOlder(ourInvoice(sync, undefined))) ||
      (await this.customers.closedOf(customerId)).some(isOlder);
    return {
      isCustomerOurs: (await this.mappings.isOurs(customerId)) || (await this.syncs.hasBilled(customerId)),
      payerId: mayHavePaid ? customerId : undefined,
    };
  }

  /**
   * The evidence in the return address of the charge. When Nomod names another customer than the one who was billed,
   * a person decides. Needs a unit of work.
   */
  private async returnOf(charge: GatewayCharge): Promise<EvidenceHere | undefined> {
    const returnsTo = await this.returns.invoiceAt(charge.successUrl);
    if (!returnsTo) return undefined;
    if (returnsTo === 'elsewhere') return { returnsTo };
    const billed = await this.syncs.customerBilledBy(returnsTo);
    if (charge.customerId === null || billed === null || billed === charge.customerId) return { returnsTo };
    const sync = await this.syncs.findById(returnsTo.invoiceId);
    const invoices = sync ? [{ ...ourInvoice(sync, undefined), isPaid: false }] : [];
    return { customer: { charges: [charge], invoices, isComplete: false } };
  }

  /** The payment whose link a charge was taken on, according to the charge's return address. Needs a unit of work. */
  async paymentReturnedTo(charge: GatewayCharge): Promise<string | undefined> {
    return this.returns.paymentAt(charge.successUrl);
  }

  /** The invoice that a charge paid, according to the charge's return address. Needs a unit of work. */
  async invoiceReturnedTo(charge: GatewayCharge): Promise<string | undefined> {
    const returnsTo = await this.returns.invoiceAt(charge.successUrl);
    return typeof returnsTo === 'object' ? returnsTo.invoiceId : undefined;
  }

  /** Paid Nomod invoices with no known charge that this charge could have paid, oldest first. Needs a unit of work. */
  async paidInvoicesFor(charge: GatewayCharge): Promise<string[]> {
    if (charge.customerId === null) return [];
    const open = await this.syncs.findUnexplained(charge.customerId);
    const invoices = open.map((sync) => ourInvoice(sync, undefined));
    return invoices.filter((each) => each.isPaid && couldPay(charge, each)).map(({ invoiceId }) => invoiceId);
  }

  /** Whether a Nomod customer is certainly not the invoice's customer. Needs a unit of work. */
  async isOtherCustomer(invoice: Pick<InvoiceView, 'id' | 'customerId'>, nomodCustomerId: string): Promise<boolean> {
    const sync = await this.syncs.findById(invoice.id);
    const mappings = await this.mappings.ofCustomer(invoice.customerId);
    const known = [sync?.nomodCustomerId ?? [], ...mappings.map((mapping) => mapping.nomodCustomerId)].flat();
    if (known.includes(nomodCustomerId)) return false;
    return known.length > 0 || (await this.mappings.isOurs(nomodCustomerId));
  }

  /** The invoice that has claimed a charge. Needs a unit of work. */
  async claimOn(chargeId: string): Promise<ClaimedInvoice | undefined> {
    return (await this.claims.findById(chargeId)) ?? undefined;
  }

  /**
   * Claims a charge for an invoice in the running unit of work. A claimed charge can pay no other invoice.
   * @returns the invoice that holds the claim, which may be another one
   */
  async claim(chargeId: string, { invoiceId, nomodInvoiceId }: ClaimedInvoice): Promise<ClaimedInvoice> {
    return this.claims.claim(chargeId, invoiceId, nomodInvoiceId);
  }

  /**
   * Handles a Nomod invoice of ours that is not recorded here: the push looks for it before it creates another. Needs
   * a unit of work.
   * @param generation number of times the invoice was created there
   * @returns false when this invoice is not pushed
   */
  async expectAtNomod(invoice: InvoiceView, connectionId: string, generation: number): Promise<boolean> {
    const sync = await this.syncs.findById(invoice.id);
    const through = sync?.connectionId ?? (await this.connections.publishedForInvoiceSync(this.database.scope))?.id;
    if (through !== connectionId || sync?.state === 'failed' || outstandingAmount(invoice) === null) return false;
    await this.operations.suspect({ kind: 'invoice', connectionId, subjectId: creationOf(invoice.id, generation) });
    await this.bus.publish(new InvoiceSyncRequested({ invoice_id: invoice.id }));
    return true;
  }

  private async isOn(): Promise<boolean> {
    return (await this.connections.publishedForInvoiceSync(this.database.scope)) !== null;
  }
}

function synced(sync: InvoiceSyncRecord, owed: Money | null, open: (url: string) => string): InvoiceUrlState | null {
  const { connectionId, nomodInvoiceId, url, amountMinor, currency } = sync;
  if (!sync.isOpen || sync.isOutdated || !sameMoney(sync, owed)) return null;
  if (connectionId === null || nomodInvoiceId === null || url === null) return null;
  return { state: 'synced', connectionId, nomodInvoiceId, url: open(url), amountMinor, currency };
}

/** True when the payment at Nomod is booked here. The rest of the amount owed has to be collected in another way. */
function isSpent(
  { nomodInvoiceStatus, lastChargeId }: InvoiceSyncRecord,
  invoice: InvoiceView,
  booked: ReadonlySet<string> = new Set(),
): boolean {
  if (nomodInvoiceStatus !== 'paid' || lastChargeId === null) return false;
  return invoice.amountPaidMinor > 0n || booked.has(lastChargeId);
}

import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import {
  type GatewayCharge,
  type GatewayCredentials,
  type GatewayInvoice,
  PaymentGateway,
  type UnreadableRow,
} from '@remit/gateway';
import type { InvoiceWithoutCharge, ClosedInvoice, CustomerAtNomod } from '../rules/belonging';
import { withoutMatched } from '../rules/matched-by-hand';
import type { ChargeClaim } from './charge-claim.entity';
import { ChargeClaimRepository } from './charge-claim.repository';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { ReturnAddresses } from '../returns/return-addresses';

/** Includes those rows of the customer's charges that could not be read. */
export interface ReadCustomer extends CustomerAtNomod {
  readonly unreadable: UnreadableRow[];
  /** By our invoice, the charge that a person matched to it and that may be what its page at Nomod took. */
  readonly matchedByHand: ReadonlyMap<string, string>;
}

/** Reads the payments of one customer at Nomod, and leaves out those that are already known. */
@Injectable()
export class CustomerCharges {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly syncs: InvoiceSyncRepository,
    private readonly claims: ChargeClaimRepository,
    private readonly returns: ReturnAddresses,
  ) {}

  /**
   * Makes two calls. Must run outside a unit of work.
   * @throws GatewayError when Nomod gives no answer
   */
  async read(scope: Scope, credentials: GatewayCredentials, nomodCustomerId: string): Promise<ReadCustomer> {
    const charges = await this.gateway.listCharges(credentials, { customerId: nomodCustomerId, type: 'invoice' });
    const paid = await this.gateway.findInvoices(credentials, { customerId: nomodCustomerId, status: 'paid' });
    return this.database.transaction(scope, async () => {
      const claims = await this.claims.claimsOn(charges.items.map(({ id }) => id));
      const unclaimed = await this.unclaimed(charges.items, claims);
      const closed = await this.syncs.findClosed(nomodCustomerId);
      const listed = paid.items.filter(({ status }) => status === 'paid');
      const { invoices, matchedByHand } = withoutMatched(
        await this.unexplained(nomodCustomerId, listed, closed),
        charges.items,
        claims,
      );
      return {
        charges: unclaimed,
        invoices,
        matchedByHand,
        closed: await this.withFormer(nomodCustomerId, closed),
        returning: await this.returning(unclaimed),
        unreadable: charges.unreadable,
        isComplete: charges.complete && paid.complete,
      };
    });
  }

  /** Our invoices that no longer ask for payment. Needs a unit of work. */
  async closedOf(nomodCustomerId: string): Promise<ClosedInvoice[]> {
    return this.withFormer(nomodCustomerId, await this.syncs.findClosed(nomodCustomerId));
  }

  private async withFormer(nomodCustomerId: string, closed: InvoiceSyncRecord[]): Promise<ClosedInvoice[]> {
    const former = await this.syncs.findFormer(nomodCustomerId);
    return [
      ...closed.map((sync) => ({
        ...ourInvoice(sync, undefined),
        because: sync.lastChargeId === null ? ('cancelled' as const) : ('paid' as const),
      })),
      ...former.map(({ id, invoiceId, currency, amountMinor, madeAt }) => ({
        ...{ nomodInvoiceId: id, invoiceId, currency, amountMinor },
        ...{ createdAt: madeAt, isPaid: false, because: 'replaced' as const },
      })),
    ];
  }

  /** Needs a unit of work. */
  private async returning(charges: GatewayCharge[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const { id, successUrl } of charges) {
      const invoice = await this.returns.invoiceAt(successUrl);
      if (invoice) found.set(id, invoice === 'elsewhere' ? invoice : invoice.nomodInvoiceId);
    }
    return found;
  }

  /** Needs a unit of work. */
  private async unclaimed(charges: GatewayCharge[], claims: ChargeClaim[]): Promise<GatewayCharge[]> {
    const taken = await this.syncs.claimedCharges(charges.map(({ id }) => id));
    return charges.filter(({ id }) => !taken.has(id) && !claims.some((claim) => claim.id === id));
  }

  /** Needs a unit of work. */
  private async unexplained(
    nomodCustomerId: string,
    paid: GatewayInvoice[],
    closed: InvoiceSyncRecord[],
  ): Promise<InvoiceWithoutCharge[]> {
    const listed = new Map(paid.map((invoice) => [invoice.id, invoice]));
    // Nomod may report an invoice as paid that it reported as cancelled before.
    const revived = closed.filter((sync) => sync.lastChargeId === null && listed.has(sync.nomodInvoiceId ?? ''));
    const open = [...(await this.syncs.findUnexplained(nomodCustomerId)), ...revived];
    const explained = await this.claims.explainedOf(open.map((sync) => sync.nomodInvoiceId ?? ''));
    const ours = open.filter((sync) => !explained.has(sync.nomodInvoiceId ?? ''));
    const known = await this.syncs.knownNomodInvoices([...listed.keys()]);
    const others = paid.filter(({ id }) => !known.has(id));
    const spent = await this.claims.explainedOf(others.map(({ id }) => id));
    const unknown: InvoiceWithoutCharge[] = [];
    for (const { id, title, note, currency, amountMinor, created } of others) {
      if (spent.has(id)) continue;
      // An invoice that was replaced, or that a second call created, carries our token.
      const invoiceId = (await this.syncs.findNamedIn('inv', title, note))?.id ?? null;
      unknown.push({ nomodInvoiceId: id, invoiceId, currency, amountMinor, createdAt: created, isPaid: true });
    }
    return [...ours.map((sync) => ourInvoice(sync, listed.get(sync.nomodInvoiceId ?? ''))), ...unknown];
  }
}

/**
 * One of our invoices in the form that is compared with charges.
 * @param listed the same invoice from Nomod's list of paid invoices
 */
export function ourInvoice(sync: InvoiceSyncRecord, listed: GatewayInvoice | undefined) {
  const { currency, amountMinor, nomodCreatedAt, madeAt } = sync;
  return {
    ...{ nomodInvoiceId: sync.nomodInvoiceId ?? '', invoiceId: sync.id, currency, amountMinor },
    createdAt: nomodCreatedAt ?? listed?.created ?? madeAt,
    isPaid: listed !== undefined || sync.nomodInvoiceStatus === 'paid',
  };
}

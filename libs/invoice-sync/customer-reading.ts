import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import {
  type NomodCharge,
  NomodClient,
  type NomodCredentials,
  type NomodInvoice,
  type UnreadableRow,
} from '@remit/nomod';
import type { AskedInvoice, CustomerAtNomod } from './belonging';
import { ChargeClaimRepository } from './charge-claim.repository';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import type { InvoiceSyncRecord } from './invoice-sync-record.entity';

/** Nomod did not tell when it made an invoice: our clock may be this much ahead, in milliseconds, as for webhooks. */
const CLOCK_SKEW_MS = 300_000;

/** With the rows of its charges that could not be read. */
export interface ReadCustomer extends CustomerAtNomod {
  readonly unreadable: UnreadableRow[];
}

/** Reads what one customer paid at Nomod, and takes out what is known already. */
@Injectable()
export class CustomerReading {
  constructor(
    private readonly database: Database,
    private readonly nomod: NomodClient,
    private readonly syncs: InvoiceSyncRepository,
    private readonly claims: ChargeClaimRepository,
  ) {}

  /** Two calls, outside any unit of work. @throws NomodError when Nomod does not tell. */
  async read(scope: Scope, credentials: NomodCredentials, nomodCustomerId: string): Promise<ReadCustomer> {
    const charges = await this.nomod.listCharges(credentials, { customerId: nomodCustomerId, type: 'invoice' });
    const paid = await this.nomod.findInvoices(credentials, { customerId: nomodCustomerId, status: 'paid' });
    return this.database.transaction(scope, async () => ({
      charges: await this.unclaimed(charges.items),
      invoices: await this.unexplained(
        nomodCustomerId,
        paid.items.filter(({ status }) => status === 'paid'),
      ),
      settled: (await this.syncs.settledLately(nomodCustomerId)).map((sync) => ourInvoice(sync, undefined)),
      unreadable: charges.unreadable,
      isComplete: charges.complete && paid.complete,
    }));
  }

  /** Needs a unit of work. */
  private async unclaimed(charges: NomodCharge[]): Promise<NomodCharge[]> {
    const ids = charges.map(({ id }) => id);
    const known = [await this.syncs.claimedCharges(ids), await this.claims.claimedOf(ids)];
    return charges.filter(({ id }) => !known.some((claimed) => claimed.has(id)));
  }

  /** Needs a unit of work. */
  private async unexplained(nomodCustomerId: string, paid: NomodInvoice[]): Promise<AskedInvoice[]> {
    const listed = new Map(paid.map((invoice) => [invoice.id, invoice]));
    const open = await this.syncs.findUnexplained(nomodCustomerId);
    const explained = await this.claims.explainedOf(open.map((sync) => sync.nomodInvoiceId ?? ''));
    const ours = open.filter((sync) => !explained.has(sync.nomodInvoiceId ?? ''));
    const known = await this.syncs.knownNomodInvoices([...listed.keys()]);
    const foreign = paid.filter(({ id }) => !known.has(id));
    return [
      ...ours.map((sync) => ourInvoice(sync, listed.get(sync.nomodInvoiceId ?? ''))),
      ...foreign.map(({ id, currency, amountMinor, created }) => ({
        ...{ nomodInvoiceId: id, invoiceId: null, currency, amountMinor },
        ...{ createdAt: created, isPaid: true },
      })),
    ];
  }
}

/** One of ours as charges are judged by. @param listed the same invoice among those that Nomod calls paid. */
export function ourInvoice(sync: InvoiceSyncRecord, listed: NomodInvoice | undefined) {
  const { currency, amountMinor, syncedAt } = sync;
  const madeAt = sync.nomodCreatedAt ?? listed?.created;
  return {
    ...{ nomodInvoiceId: sync.nomodInvoiceId ?? '', invoiceId: sync.id, currency, amountMinor },
    createdAt: madeAt ?? new Date((syncedAt ?? sync.createdAt).getTime() - CLOCK_SKEW_MS),
    isPaid: listed !== undefined || sync.nomodInvoiceStatus === 'paid',
  };
}

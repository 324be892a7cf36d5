import { Injectable } from '@nestjs/common';
import {
  isUnusableAnswer,
  type ObjectRounds,
  sideBySide,
  type OpenObjects,
  SweepPart,
  type SweptAccount,
  type TakenCharges,
} from '@remit/connections';
import { Database } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import { GatewayBusy, type GatewayCharge, GatewayError, tookMoney } from '@remit/gateway';
import { ChargeClaimRepository } from './charge-claim.repository';
import { InvoiceReading } from './invoice-reading';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { InvoiceSynchronizer } from '../invoice-synchronizer';
import { ReturnAddresses } from '../returns/return-addresses';
import { SweptInvoices } from './swept-invoices.repository';

/**
 * Open invoices that a sweep reads one by one, in addition to the account's lists or instead of them. `newest` of
 * them are read in every sweep.
 */
const ROUNDS = { beside: { most: 1, newest: 0 }, instead: { most: 40, newest: 20 } };

/** Maximum number of wrong pages that one sweep corrects. Each costs up to three calls. Events report new ones. */
const MOST_SET_RIGHT = 5;

/** Maximum number of invoices that are read for one page of charges or of paid invoices. */
const MOST_READ = 50;

/**
 * Finds pushed invoices that were paid on their own page: Nomod lists them as paid, or their customer has a new
 * charge.
 */
@Injectable()
export class InvoiceSweep extends SweepPart {
  readonly name = 'invoices';

  constructor(
    private readonly database: Database,
    private readonly syncs: InvoiceSyncRepository,
    private readonly invoices: SweptInvoices,
    private readonly claims: ChargeClaimRepository,
    private readonly returns: ReturnAddresses,
    private readonly reading: InvoiceReading,
    private readonly synchronizer: InvoiceSynchronizer,
  ) {
    super();
  }

  /**
   * A charge names no invoice for certain, so the open invoices that it may have paid are read. The results are
   * searched and booked as usual.
   */
  override async takeCharges(swept: SweptAccount, charges: readonly GatewayCharge[]): Promise<TakenCharges> {
    const fresh = charges.filter(
      (charge) => charge.linkId === null && tookMoney(charge) && !swept.looked.has(charge.id),
    );
    if (fresh.length > 0) {
      const invoices = await this.database.reading(swept.scope, () => this.paidBy(fresh));
      for (const { id } of fresh) swept.looked.add(id);
      await this.readAll(swept, invoices);
    }
    return { ours: [], unsettled: [] };
  }

  override async stock(estate: readonly string[]): Promise<Partial<OpenObjects>> {
    return { hasOpenInvoices: await this.invoices.hasOpen(estate) };
  }

  override async takeClosedInvoices(swept: SweptAccount, nomodInvoiceIds: readonly string[]): Promise<string[]> {
    const open = await this.database.reading(swept.scope, () => this.invoices.openAmong(nomodInvoiceIds));
    await this.readAll(swept, open);
    return open.map(({ id }) => id);
  }

  /**
   * Replaces or cancels pages that ask another amount than is owed, because Nomod could not be reached when the
   * amount changed. It does so regardless of the number of other invoices.
   */
  override async repair({ scope, estate }: SweptAccount): Promise<void> {
    const ids = await this.database.reading(scope, () => this.invoices.notAsOwed(estate, MOST_SET_RIGHT));
    await sideBySide(ids, (id) => this.unlessUnusable(() => this.synchronizer.advance(scope, id)));
  }

  override async readObjects(swept: SweptAccount, { after, readsLinks }: ObjectRounds): Promise<string | null> {
    const rounds = { ...ROUNDS[readsLinks ? 'instead' : 'beside'], after };
    const { rows, last } = await this.database.reading(swept.scope, () => this.invoices.unended(swept.estate, rounds));
    await this.readAll(swept, rows);
    return last;
  }

  /** Needs a unit of work. */
  private async paidBy(charges: readonly GatewayCharge[]): Promise<InvoiceSyncRecord[]> {
    const ids = charges.map(({ id }) => id);
    const known = [
      await this.syncs.claimedCharges(ids),
      new Set((await this.claims.claimsOn(ids)).map(({ id }) => id)),
    ];
    const unknown = charges.filter(({ id }) => !known.some((claimed) => claimed.has(id)));
    const customers = unknown.flatMap(({ customerId }) => customerId ?? []);
    const named = await Promise.all(unknown.map(({ successUrl }) => this.returns.invoiceAt(successUrl)));
    const pages = named.flatMap((invoice) => (invoice && invoice !== 'elsewhere' ? invoice.nomodInvoiceId : []));
    const found = [...(await this.invoices.openAmong(pages)), ...(await this.invoices.openOf(customers))];
    return [...new Map(found.map((record) => [record.id, record])).values()];
  }

  private async readAll(swept: SweptAccount, records: readonly InvoiceSyncRecord[]): Promise<void> {
    await sideBySide(records.slice(0, MOST_READ), (record) => this.read(swept, record));
  }

  /**
   * Subscribers act on a change of the status.
   * @throws GatewayError
   */
  private async read({ scope, credentials }: SweptAccount, record: InvoiceSyncRecord): Promise<void> {
    await this.unlessUnusable(async () => {
      if (record.isOpen) await this.reading.read(scope, record, credentials);
      await this.synchronizer.advance(scope, record.id);
    });
  }

  /**
   * An object that cannot be read is watched and does not delay the others.
   * @throws GatewayError
   */
  private async unlessUnusable(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // A search that has to be repeated is retried later.
      if (error instanceof RetryLater && !(error instanceof GatewayBusy)) return;
      if (!(error instanceof GatewayError && isUnusableAnswer(error.kind))) throw error;
    }
  }
}

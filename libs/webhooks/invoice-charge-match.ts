import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { InvoiceSync, type SyncedInvoice } from '@remit/invoice-sync';
import { type NomodCharge, NomodClient } from '@remit/nomod';

/**
 * Finds the synced invoice that a charge paid. Nomod names no invoice on a charge, so only what is certain counts: same customer, currency and amount,
 * and Nomod says of exactly one such invoice that it is paid. A relay's word only chooses among those.
 */
@Injectable()
export class InvoiceChargeMatch {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly sync: InvoiceSync,
  ) {}

  /** Outside any unit of work. @throws NomodError when Nomod does not tell. */
  async find(
    scope: Scope,
    connectionId: string,
    charge: NomodCharge,
    hintedInvoiceId: string | null,
  ): Promise<SyncedInvoice | undefined> {
    const nomodCustomerId = charge.customerId;
    if (nomodCustomerId === null) return undefined;
    const currency = charge.originalCurrency ?? charge.currency;
    const totalMinor = charge.originalTotalMinor ?? charge.totalMinor;
    const candidates = await this.database.transaction(scope, () =>
      this.sync.candidatesForCharge({ connectionId, nomodCustomerId, currency, totalMinor }),
    );
    const hinted = candidates.filter((candidate) => candidate.nomodInvoiceId === hintedInvoiceId);
    const paid = await this.paidOnes(scope, connectionId, hinted.length > 0 ? hinted : candidates);
    return paid.length === 1 ? paid[0] : undefined;
  }

  private async paidOnes(scope: Scope, connectionId: string, candidates: SyncedInvoice[]): Promise<SyncedInvoice[]> {
    if (candidates.length === 0) return [];
    const credentials = await this.connections.credentials(scope, connectionId);
    const paid: SyncedInvoice[] = [];
    for (const candidate of candidates) {
      const invoice = await this.nomod.getInvoice(credentials, candidate.nomodInvoiceId);
      if (invoice.status === 'paid') paid.push(candidate);
    }
    return paid;
  }
}

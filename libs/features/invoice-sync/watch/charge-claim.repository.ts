import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { ChargeClaim } from './charge-claim.entity';

@Injectable()
export class ChargeClaimRepository extends ScopedRepository<ChargeClaim> {
  constructor(database: Database) {
    super(database, ChargeClaim);
  }

  /**
   * Claims a charge for an invoice unless another invoice has claimed it. Waits for a concurrent transaction that
   * claims it.
   * @returns the valid claim
   */
  async claim(chargeId: string, invoiceId: string, nomodInvoiceId: string): Promise<ChargeClaim> {
    const claim = Object.assign(new ChargeClaim(), { id: chargeId, invoiceId, nomodInvoiceId, claimedAt: new Date() });
    this.insertUnlessKnown(ChargeClaim, [claim]);
    const held = await this.findById(chargeId);
    if (!held) throw new Error(`The claim on charge ${chargeId} was not stored`);
    return held;
  }

  async claimsOn(chargeIds: readonly string[]): Promise<ChargeClaim[]> {
    return chargeIds.length === 0 ? [] : this.rowsWhere({ id: [...chargeIds] });
  }

  /** Returns those of the given Nomod invoices that have claimed a charge. */
  async explainedOf(nomodInvoiceIds: readonly string[]): Promise<Set<string>> {
    if (nomodInvoiceIds.length === 0) return new Set();
    const claims = await this.rowsWhere({ nomodInvoiceId: [...nomodInvoiceIds] });
    return new Set(claims.map(({ nomodInvoiceId }) => nomodInvoiceId));
  }
}

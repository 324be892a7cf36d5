import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import type { ChargeFacts } from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { Charge } from './charge.entity';
import { takeReading, changesCharge } from './charge-facts';

@Injectable()
export class ChargeRepository extends ScopedRepository<Charge> {
  constructor(
    database: Database,
    private readonly settings: Settings,
  ) {
    super(database, Charge);
  }

  /** Milliseconds by which a reading must begin later to confirm another one. */
  get confirmAfterMs(): number {
    return this.settings.outcomeLookupSeconds * 1_000;
  }

  /** Locks the row of the charge, and creates it when it is new. Two readings of one charge take turns here. */
  async lockOrCreate(facts: ChargeFacts, paymentId: string): Promise<Charge> {
    const now = new Date();
    const charge = new Charge();
    Object.assign(charge, { id: facts.charge_id, paymentId, facts, firstSeenAt: now, updatedAt: now });
    const locked = await this.batch('lock-or-create', charge, async (charges) => {
      const inOrder = charges.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      this.insertUnlessKnown(Charge, inOrder);
      return this.lockAll(charges.map(({ id }) => id));
    });
    if (!locked) throw new Error(`Charge ${facts.charge_id} was not stored`);
    return locked;
  }

  /** See `Payments.isUnrecorded`. */
  async isUnrecorded(facts: ChargeFacts): Promise<boolean> {
    return this.batch('news', facts, async (readings) => {
      const recorded = await this.findByIds([...new Set(readings.map(({ charge_id: id }) => id))]);
      const known = new Map(recorded.map((charge) => [charge.id, charge.facts]));
      return readings.map((reading) => {
        const before = known.get(reading.charge_id);
        const taken = before && takeReading(before, reading, this.confirmAfterMs);
        known.set(reading.charge_id, taken?.facts ?? reading);
        return !before || !taken || changesCharge(before, taken);
      });
    });
  }

  async findByIds(ids: string[]): Promise<Charge[]> {
    return this.rowsWhere({ id: ids });
  }
}

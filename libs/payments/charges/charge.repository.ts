import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, ScopedRepository } from '@remit/database';
import type { ChargeFacts } from '@remit/domain-events';
import { Charge } from './charge.entity';

@Injectable()
export class ChargeRepository extends ScopedRepository<Charge> {
  constructor(database: Database) {
    super(database, Charge);
  }

  /** The charge with its row lock held, made when it is new: two readings of one charge take turns here. */
  async lockOrCreate(facts: ChargeFacts, paymentId: string): Promise<Charge> {
    const now = new Date();
    const charge = new Charge();
    Object.assign(charge, {
      ...this.database.scope,
      id: facts.charge_id,
      paymentId,
      facts,
      firstSeenAt: now,
      updatedAt: now,
    });
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(Charge)
      .values(charge)
      .orIgnore()
      .updateEntity(false)
      .execute();
    return this.manager.findOneOrFail(Charge, {
      where: this.where({ id: facts.charge_id }),
      lock: { mode: 'pessimistic_write' },
    });
  }

  async findByIds(ids: string[]): Promise<Charge[]> {
    return ids.length === 0 ? [] : this.manager.findBy(Charge, this.where({ id: In(ids) }));
  }
}

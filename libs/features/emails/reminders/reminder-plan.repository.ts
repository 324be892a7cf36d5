import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { ReminderPlan } from './reminder-plan.entity';

@Injectable()
export class ReminderPlanRepository extends ScopedRepository<ReminderPlan> {
  constructor(database: Database) {
    super(database, ReminderPlan);
  }

  /** @returns the version of the new plan of an invoice */
  async renew(invoiceId: string): Promise<number> {
    const plan = await this.lockOrInsert(Object.assign(new ReminderPlan(), { id: invoiceId, version: 0 }));
    plan.version += 1;
    this.update(plan);
    return plan.version;
  }
}

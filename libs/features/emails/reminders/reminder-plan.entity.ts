import { Column, Entity } from 'typeorm';
import { ScopedEntity } from '@remit/database';

/** The reminders of an invoice, whose id it has, are planned: the wait that names another version ends by itself. */
@Entity({ name: 'reminder_plans' })
export class ReminderPlan extends ScopedEntity {
  @Column({ type: 'integer' })
  version: number;
}

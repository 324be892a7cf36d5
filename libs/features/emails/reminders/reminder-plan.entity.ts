import { Column, Entity } from 'typeorm';
import { ScopedEntity } from '@remit/database';

/** Version of an invoice's reminder plan; its id is the invoice's. A delivery that names another version ends. */
@Entity({ name: 'reminder_plans' })
export class ReminderPlan extends ScopedEntity {
  @Column({ type: 'integer' })
  version: number;
}

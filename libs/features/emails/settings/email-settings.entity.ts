import { Check, Column, Entity } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

/** An environment has one row. */
export const SETTINGS_ID = 'settings';

/** Which e-mails an environment sends automatically. */
@Entity({ name: 'email_settings' })
@Check(
  'email_settings_hours',
  'quiet_from between 1 and 24 and quiet_until between 0 and 23 and quiet_until < quiet_from',
)
export class EmailSettings extends ScopedEntity {
  /** Each invoice, when it is finalized. */
  @Column({ type: 'boolean' })
  sendInvoices: boolean;

  /** A receipt for each payment, and a note of each refund. */
  @Column({ type: 'boolean' })
  sendReceipts: boolean;

  /** Attaches the invoice or the receipt as a PDF file. */
  @Column({ type: 'boolean' })
  attachPdf: boolean;

  /** Days after the due date on which an unpaid invoice gets a reminder; negative before it; empty: never. */
  @Column({ type: 'integer', array: true })
  reminderDays: number[];

  /** Hour of the day, in the business's time zone, from which no reminder is sent. */
  @Column({ type: 'integer' })
  quietFrom: number;

  /** Hour of the day at which reminders are sent. */
  @Column({ type: 'integer' })
  quietUntil: number;

  @Column({ type: 'text', nullable: true })
  replyTo: string | null;

  @TimeColumn()
  updatedAt: Date;
}

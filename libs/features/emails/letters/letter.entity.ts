import { TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';
import { type EmailStatus, QueuedMail } from '../sending/queued-mail.entity';

/** An e-mail to a user of the console. */
@Entity({ name: 'letters' })
@Index('letters_about', ['tenantId', 'about'])
@Check('letters_status', `status in ('queued', 'sending', 'sent', 'bounced', 'failed', 'unknown', 'cancelled')`)
export class Letter extends QueuedMail {
  /** Id of what it is for, such as an invitation. */
  @Column({ type: 'text' })
  about: string;

  /** Encrypted, and null once it is over: its link opens something. */
  @Column({ type: 'text', nullable: true })
  content: string | null;

  /** Afterwards its link does not work, so it is not sent. */
  @TimeColumn()
  expiresAt: Date;

  protected override finish(status: EmailStatus, now: Date): void {
    super.finish(status, now);
    this.content = null;
  }
}

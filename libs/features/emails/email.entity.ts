import { Check, Column, Entity, Index } from 'typeorm';
import type { Language } from '@remit/business-profile';
import { MinorColumn } from '@remit/database';
import type { EmailKind } from './message/words';
import { type EmailStatus, QueuedMail } from './sending/queued-mail.entity';

/** States that need a person's attention. */
export const UNDELIVERED: readonly EmailStatus[] = ['bounced', 'failed', 'unknown'];

/** One e-mail about an invoice to one address. */
@Entity({ name: 'emails' })
@Index('emails_occasion', ['tenantId', 'environmentId', 'invoiceId', 'occasion'], { unique: true })
@Index('emails_by_hand', ['tenantId', 'createdAt'], {
  where: `occasion like 'hand:%' or occasion like 'again:%'`,
})
@Index('emails_sent', ['tenantId', 'finishedAt'], {
  where: `status = 'sent' and not (occasion like 'hand:%' or occasion like 'again:%')`,
})
@Check('emails_kind', `kind in ('invoice', 'reminder', 'receipt', 'refund')`)
@Check('emails_status', `status in ('queued', 'sending', 'sent', 'bounced', 'failed', 'unknown', 'cancelled')`)
@Check('emails_language', `language in ('en', 'ar')`)
export class Email extends QueuedMail {
  @Column({ type: 'text' })
  invoiceId: string;

  @Column({ type: 'text' })
  customerId: string;

  /** The payment of a receipt or refund. */
  @Column({ type: 'text', nullable: true })
  paymentId: string | null;

  @Column({ type: 'text' })
  kind: EmailKind;

  /** Reason for sending it. Each occasion of an invoice has one e-mail. */
  @Column({ type: 'text' })
  occasion: string;

  @Column({ type: 'text' })
  language: Language;

  /** Encrypted: see `email-content.ts`. */
  @Column({ type: 'text' })
  content: string;

  /** Amount received or refunded. */
  @MinorColumn({ nullable: true })
  amountMinor: bigint | null;

  @Column({ type: 'text' })
  createdBy: string;
}

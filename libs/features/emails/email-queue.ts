import { Injectable } from '@nestjs/common';
import type { Language } from '@remit/business-profile';
import { newId } from '@remit/database';
import { currentEventContext, EmailQueued, EventBus } from '@remit/domain-events';
import { type EmailContent, EmailContents } from './email-content';
import { Email } from './email.entity';
import { EmailRepository } from './email.repository';
import type { EmailKind } from './message/words';

export interface WantedEmail {
  readonly kind: EmailKind;
  /** Each occasion of an invoice has one e-mail, however often it is requested. */
  readonly occasion: string;
  readonly invoice: { readonly id: string; readonly customerId: string };
  readonly language: Language;
  readonly content: EmailContent;
  readonly paymentId?: string | null;
  readonly amountMinor?: bigint | null;
}

/** Queues e-mails. Needs a unit of work: they exist exactly if it commits. */
@Injectable()
export class EmailQueue {
  constructor(
    private readonly emails: EmailRepository,
    private readonly contents: EmailContents,
    private readonly events: EventBus,
  ) {}

  /** Undefined when this occasion already has an e-mail. */
  async add({
    kind,
    occasion,
    invoice,
    language,
    content,
    paymentId,
    amountMinor,
  }: WantedEmail): Promise<Email | undefined> {
    const id = newId('eml');
    const now = new Date();
    const email = Object.assign(new Email(), {
      id,
      invoiceId: invoice.id,
      customerId: invoice.customerId,
      paymentId: paymentId ?? null,
      kind,
      occasion,
      language,
      content: this.contents.seal(id, content),
      amountMinor: amountMinor ?? null,
      status: 'queued',
      attempts: 0,
      lastAnswer: null,
      createdBy: currentEventContext().actor,
      createdAt: now,
      nextAttemptAt: now,
      finishedAt: null,
    } satisfies Partial<Email>);
    if (!(await this.emails.insertOnce(email))) return undefined;
    await this.events.publish(new EmailQueued({ email_id: id, invoice_id: invoice.id, kind }));
    return email;
  }
}

import { ERASED } from '@remit/customers';
import { Database } from '@remit/database';
import {
  AttentionResolved,
  EmailFinished,
  EmailQueued,
  EventBus,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { emailAttention, emailAttentionKey } from '../email-attention';
import { EmailAttachments } from '../email-attachments';
import { EmailBudget } from '../email-budget';
import { EmailComposer } from '../email-composer';
import { EmailContents } from '../email-content';
import { type Email, UNDELIVERED } from '../email.entity';
import { EmailRepository } from '../email.repository';
import { ReasonsToCancel } from '../reasons-to-cancel';
import { ReminderSubscriptions } from '../reminders/reminder-subscriptions';
import { EmailSettingsService } from '../settings/email-settings.service';
import { MailServer } from '../sending/mail-server';
import type { OutgoingMail } from '../sending/outgoing-mail';
import type { MailOutcome } from '../sending/queued-mail.entity';
import { isSentAgain, undelivered } from '../undelivered-emails';

interface Prepared {
  readonly mail: OutgoingMail;
  /** The e-mail to attach files for; undefined: no files. */
  readonly about: Email | undefined;
}

/**
 * Sends an e-mail once. It commits `sending` before the first byte of the content. A later run that finds `sending`
 * cannot know whether the e-mail arrived, so it reports it instead of sending it again.
 */
@Subscriber({ to: EmailQueued, as: 'send-email-when-email-queued' })
export class SendEmailWhenEmailQueued implements EventSubscriber<EmailQueued, MailOutcome | undefined> {
  readonly lane = 'email';

  constructor(
    private readonly database: Database,
    private readonly emails: EmailRepository,
    private readonly contents: EmailContents,
    private readonly budget: EmailBudget,
    private readonly composer: EmailComposer,
    private readonly files: EmailAttachments,
    private readonly reasons: ReasonsToCancel,
    private readonly subscriptions: ReminderSubscriptions,
    private readonly settings: EmailSettingsService,
    private readonly server: MailServer,
    private readonly events: EventBus,
  ) {}

  async ask(event: Recorded<EmailQueued>): Promise<MailOutcome | undefined> {
    const { scope, payload } = event;
    const prepared = await this.database.transaction(scope, () => this.prepare(payload.email_id));
    if (prepared === undefined || prepared === 'left half-way' || !('mail' in prepared)) return prepared;
    const { mail, about } = prepared;
    const files = about ? await this.files.of(scope, about) : [];
    return this.server.send({ ...mail, attachments: [...mail.attachments, ...files] }, () =>
      this.database.transaction(scope, async () => {
        const email = await this.emails.lockById(payload.email_id);
        if (!email) throw new Error(`${payload.email_id} is gone`);
        email.begin();
        this.emails.update(email);
      }),
    );
  }

  async handle({ payload }: Recorded<EmailQueued>, outcome: MailOutcome | undefined): Promise<void | RunAgain> {
    const email = await this.emails.lockById(payload.email_id);
    if (!email || email.isOver || outcome === undefined) return;
    const pause = email.record(outcome, new Date());
    this.emails.update(email);
    if (pause !== undefined) return RunAgain.after(pause);
    await this.publishOutcome(email);
  }

  private async prepare(id: string): Promise<Prepared | MailOutcome | undefined> {
    const email = await this.emails.findById(id);
    if (!email || email.isOver) return undefined;
    if (email.status === 'sending') return 'left half-way';
    const { email: to, note } = this.contents.open(email);
    if (to === ERASED) return { cancelledFor: 'The customer was erased' };
    const cancelledFor = await this.reasons.of(email);
    if (cancelledFor !== undefined) return { cancelledFor };
    await this.budget.waitForRoom(email);
    const subscription = email.kind === 'reminder' ? await this.subscriptions.ofCustomer(email.customerId) : undefined;
    const unsubscribeUrl = subscription ? this.subscriptions.urlOf(subscription) : null;
    const { kind, invoiceId, language, amountMinor } = email;
    const message = await this.composer.compose({ kind, invoiceId, language, note, amountMinor, unsubscribeUrl });
    const { replyTo, attachPdf } = await this.settings.current();
    return { mail: { ...message, id, to, unsubscribeUrl, replyTo }, about: attachPdf ? email : undefined };
  }

  private async publishOutcome(email: Email): Promise<void> {
    const { id, invoiceId, kind, status, lastAnswer } = email;
    if (status === 'queued' || status === 'sending') return;
    const reason = status === 'sent' ? null : lastAnswer;
    await this.events.publish(new EmailFinished({ email_id: id, invoice_id: invoiceId, kind, status, reason }));
    if (UNDELIVERED.includes(status)) return void (await this.events.publish(emailAttention(email)));
    if (isSentAgain(email) && undelivered(await this.emails.ofInvoice(invoiceId)).length === 0)
      await this.events.publish(new AttentionResolved({ key: emailAttentionKey(invoiceId) }));
  }
}

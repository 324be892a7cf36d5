import { Injectable } from '@nestjs/common';
import { BusinessProfiles, type Language } from '@remit/business-profile';
import { CustomersService, ERASED } from '@remit/customers';
import { Database, type Scope } from '@remit/database';
import { fileName } from '@remit/documents';
import { ApiError } from '@remit/http-api';
import { Idempotency } from '@remit/idempotency';
import { Invoices, type InvoiceView, isVoided, notFinalized } from '@remit/invoices';
import { EmailBudget } from './email-budget';
import { EmailComposer } from './email-composer';
import { type EmailContent, EmailContents } from './email-content';
import { EmailQueue } from './email-queue';
import type { Email } from './email.entity';
import { EmailRepository } from './email.repository';
import type { EmailMessage } from './message/email-message';
import { MailServer } from './sending/mail-server';
import { EmailSettingsService } from './settings/email-settings.service';
import { BY_HAND, sentAgain, undelivered } from './undelivered-emails';

/** What a person wants to send. Default: the customer's address, and the language of the business. */
export interface WantedSending {
  readonly recipients?: readonly string[];
  readonly language?: Language;
  readonly note?: string | null;
}

export interface EmailRecord {
  readonly email: Email;
  readonly content: EmailContent;
}

export interface PreviewedEmail extends EmailMessage {
  readonly from: string | null;
  readonly recipients: readonly string[];
  readonly language: Language;
  /** Name of the attached file; null when there is none. */
  readonly attachment: string | null;
}

/** Maximum e-mails per invoice that people may send in a day. The server and its reputation belong to the operator. */
const MOST_BY_HAND = 30;
const DAY_MS = 86_400_000;

/** E-mails about an invoice that people request. */
@Injectable()
export class InvoiceEmails {
  constructor(
    private readonly database: Database,
    private readonly emails: EmailRepository,
    private readonly queue: EmailQueue,
    private readonly budget: EmailBudget,
    private readonly contents: EmailContents,
    private readonly composer: EmailComposer,
    private readonly invoices: Invoices,
    private readonly customers: CustomersService,
    private readonly profiles: BusinessProfiles,
    private readonly settings: EmailSettingsService,
    private readonly server: MailServer,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Sends one e-mail to each recipient.
   * @throws ApiError not_found, invoice_not_finalized, invoice_voided, validation_error, emails_not_set_up,
   * rate_limited
   */
  async send(scope: Scope, invoiceId: string, wanted: WantedSending): Promise<EmailRecord[]> {
    if (!this.server.isSet) throw new ApiError('emails_not_set_up');
    return this.database.transaction(scope, async () => {
      const invoice = await this.invoices.lockForUpdate(invoiceId);
      const { recipients, language } = await this.settle(scope, invoice, wanted);
      const { id, isRepeated } = await this.idempotency.claimId('hand');
      const known = await this.emails.ofInvoice(invoiceId);
      const occasion = `${BY_HAND}${id}:`;
      if (isRepeated) return this.opened(known.filter((email) => email.occasion.startsWith(occasion)));
      this.refuseTooMany(known, recipients.length);
      await this.budget.refuseTooManyByHand(recipients.length);
      const made = [];
      for (const [index, { email, to_customer }] of recipients.entries()) {
        const content = { email, to_customer, note: wanted.note ?? null };
        made.push(
          await this.queue.add({ kind: 'invoice', occasion: `${occasion}${index}`, invoice, language, content }),
        );
      }
      return this.opened(made.filter((email) => email !== undefined));
    });
  }

  /**
   * What `send` would send. Works without a server too.
   * @throws ApiError like `send`
   */
  async preview(scope: Scope, invoiceId: string, wanted: WantedSending): Promise<PreviewedEmail> {
    return this.database.transaction(scope, async () => {
      const invoice = await this.invoices.get(invoiceId);
      const { recipients, language } = await this.settle(scope, invoice, wanted, true);
      const note = wanted.note ?? null;
      const facts = { kind: 'invoice', invoiceId, language, note, amountMinor: null, unsubscribeUrl: null } as const;
      const message = await this.composer.compose(facts, 'inside');
      const attachment = (await this.settings.current()).attachPdf
        ? fileName(invoice.invoiceNumber ?? invoiceId)
        : null;
      const { subject, html, text } = message;
      return {
        subject,
        html,
        text,
        attachment,
        from: this.server.from,
        recipients: recipients.map(({ email }) => email),
        language,
      };
    });
  }

  /**
   * Oldest first.
   * @throws ApiError not_found
   */
  async list(scope: Scope, invoiceId: string): Promise<EmailRecord[]> {
    return this.database.transaction(scope, async () => {
      await this.invoices.get(invoiceId);
      return this.opened(await this.emails.ofInvoice(invoiceId));
    });
  }

  /**
   * Sends undelivered e-mails again. Those meant for the customer go to the customer's current address.
   * @throws ApiError emails_not_set_up, validation_error, rate_limited
   */
  async sendAgain(scope: Scope, invoiceId: string): Promise<void> {
    if (!this.server.isSet) throw new ApiError('emails_not_set_up');
    await this.database.transaction(scope, async () => {
      const invoice = await this.invoices.lockForUpdate(invoiceId);
      const missing = undelivered(await this.emails.ofInvoice(invoiceId));
      await this.budget.refuseTooManyByHand(missing.length);
      for (const failed of missing) {
        const { kind, language, paymentId, amountMinor } = failed;
        const content = this.contents.open(failed);
        const email = content.to_customer ? await this.addressOf(scope, invoice) : content.email;
        await this.queue.add({
          kind,
          occasion: sentAgain(failed),
          invoice,
          language,
          content: { ...content, email },
          paymentId,
          amountMinor,
        });
      }
    });
  }

  private async settle(
    scope: Scope,
    invoice: InvoiceView,
    { recipients, language }: WantedSending,
    isPreview = false,
  ): Promise<{ recipients: Pick<EmailContent, 'email' | 'to_customer'>[]; language: Language }> {
    if (invoice.status === 'draft') throw notFinalized(invoice);
    if (invoice.status === 'voided') throw isVoided(invoice);
    const { contact } = await this.customers.get(scope, invoice.customerId);
    const named = recipients ?? (contact.email === null && isPreview ? [] : [await this.addressOf(scope, invoice)]);
    const once = named.filter((email, index) => named.findIndex((other) => isSame(other, email)) === index);
    return {
      recipients: once.map((email) => ({ email, to_customer: isSame(email, contact.email) })),
      language: language ?? (await this.profiles.current()).language,
    };
  }

  private async addressOf(scope: Scope, { customerId }: InvoiceView): Promise<string> {
    const { email } = (await this.customers.get(scope, customerId)).contact;
    if (email !== null && email !== ERASED) return email;
    throw ApiError.invalidField(
      'recipients',
      'The customer has no e-mail address. Name a recipient, or add an address to the customer.',
    );
  }

  private refuseTooMany(known: readonly Email[], wanted: number): void {
    const since = Date.now() - DAY_MS;
    const recent = known.filter(
      ({ occasion, createdAt }) => occasion.startsWith(BY_HAND) && createdAt.getTime() > since,
    );
    if (recent.length + wanted <= MOST_BY_HAND) return;
    const [first] = recent;
    const retryAfterSeconds = first ? Math.ceil((first.createdAt.getTime() - since) / 1_000) : undefined;
    throw new ApiError('rate_limited', {
      message: `At most ${MOST_BY_HAND} e-mails about one invoice may be sent by hand per day`,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }

  private opened(emails: readonly Email[]): EmailRecord[] {
    return emails.map((email) => ({ email, content: this.contents.open(email) }));
  }
}

/** Whether two addresses are the same mailbox: servers ignore upper and lower case. */
const isSame = (address: string, other: string | null): boolean => address.toLowerCase() === other?.toLowerCase();

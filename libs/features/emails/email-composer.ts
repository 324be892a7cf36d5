import { Injectable } from '@nestjs/common';
import { type Business, BusinessProfiles, dayIn, type Language } from '@remit/business-profile';
import { CustomersService, ERASED } from '@remit/customers';
import { Database } from '@remit/database';
import { isPayable, payerInvoiceStatus } from '@remit/hosted-pages';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { Settings } from '@remit/settings';
import { type EmailMessage, emailMessage } from './message/email-message';
import type { EmailKind, EmailTopic } from './message/words';
import type { MailAttachment } from './sending/outgoing-mail';

export interface Composition {
  readonly kind: EmailKind;
  readonly invoiceId: string;
  readonly language: Language;
  readonly note: string | null;
  readonly amountMinor: bigint | null;
  readonly unsubscribeUrl: string | null;
}

export interface ComposedEmail extends EmailMessage {
  /** Display name of the sender address. */
  readonly fromName: string;
  readonly attachments: readonly MailAttachment[];
}

/** Content id of the attached logo. */
const LOGO = 'logo@remit';

/** Composes an e-mail from the current data. Needs a unit of work. */
@Injectable()
export class EmailComposer {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly customers: CustomersService,
    private readonly profiles: BusinessProfiles,
    private readonly settings: Settings,
  ) {}

  /** @param pictures `attached`: as files that the message refers to. `inside`: embedded in its HTML, for a browser */
  async compose(
    { kind, invoiceId, ...facts }: Composition,
    pictures: 'attached' | 'inside' = 'attached',
  ): Promise<ComposedEmail> {
    const { invoice, page } = await this.invoices.getWithPage(invoiceId);
    const business = await this.profiles.business();
    if (!business) throw new Error(`${invoiceId} belongs to no environment`);
    const customer = await this.customers.get(this.database.scope, invoice.customerId);
    const logo = await this.profiles.logo();
    const isAttached = pictures === 'attached';
    const message = emailMessage({
      ...facts,
      logo: logo && {
        ...logo,
        src: isAttached ? `cid:${LOGO}` : `data:image/png;base64,${logo.image.toString('base64')}`,
      },
      topic: topicOf(kind, invoice, business),
      business,
      invoice,
      customerName: customer.name === ERASED ? null : customer.name,
      url: page && `${this.settings.publicUrl}/i/${page.token}?lang=${facts.language}`,
    });
    const attachments =
      logo && isAttached ? [{ name: 'logo.png', type: 'image/png', content: logo.image, cid: LOGO }] : [];
    return { ...message, fromName: business.name, attachments };
  }
}

const TOPICS = {
  invoice: { before: 'invoice', on: 'invoice_today', after: 'invoice_late' },
  reminder: { before: 'soon', on: 'today', after: 'late' },
} as const satisfies Partial<Record<EmailKind, Record<'before' | 'on' | 'after', EmailTopic>>>;

function topicOf(kind: EmailKind, invoice: InvoiceView, { timeZone }: Business): EmailTopic {
  if (kind !== 'invoice' && kind !== 'reminder') return kind;
  const today = dayIn(timeZone, new Date());
  if (kind === 'invoice' && !isPayable(payerInvoiceStatus(invoice, today))) return 'invoice_settled';
  const { before, on, after } = TOPICS[kind];
  if (invoice.dueDate === today) return on;
  return invoice.dueDate > today ? before : after;
}

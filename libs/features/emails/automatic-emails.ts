import { Injectable } from '@nestjs/common';
import { BusinessProfiles } from '@remit/business-profile';
import { CustomersService, ERASED } from '@remit/customers';
import { Database } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { EmailQueue } from './email-queue';
import type { EmailKind } from './message/words';
import { MailServer } from './sending/mail-server';
import { EmailSettingsService } from './settings/email-settings.service';

export interface Occasion {
  readonly kind: EmailKind;
  /** Unique: each occasion has one e-mail. */
  readonly occasion: string;
  readonly invoiceId: string;
  readonly paymentId?: string;
  readonly amountMinor?: bigint;
}

/** Queues the e-mails that the settings of the environment send automatically. Needs a unit of work. */
@Injectable()
export class AutomaticEmails {
  constructor(
    private readonly database: Database,
    private readonly settings: EmailSettingsService,
    private readonly invoices: Invoices,
    private readonly customers: CustomersService,
    private readonly profiles: BusinessProfiles,
    private readonly queue: EmailQueue,
    private readonly server: MailServer,
  ) {}

  /**
   * Writes to the customer's address in the language of the business. Does nothing when that is disabled, or when the
   * customer has no address.
   */
  async add({ kind, occasion, invoiceId, paymentId, amountMinor }: Occasion): Promise<void> {
    if (!this.server.isSet || !(await this.isOn(kind))) return;
    const invoice = await this.invoices.find(invoiceId);
    if (!invoice) return;
    const { email } = (await this.customers.get(this.database.scope, invoice.customerId)).contact;
    if (email === null || email === ERASED) return;
    const { language } = await this.profiles.current();
    const content = { email, to_customer: true, note: null };
    await this.queue.add({ kind, occasion, invoice, language, content, paymentId, amountMinor });
  }

  private async isOn(kind: EmailKind): Promise<boolean> {
    const { sendInvoices, sendReceipts, reminderDays } = await this.settings.current();
    if (kind === 'reminder') return reminderDays.length > 0;
    return kind === 'invoice' ? sendInvoices : sendReceipts;
  }
}

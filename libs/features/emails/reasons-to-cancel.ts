import { Injectable } from '@nestjs/common';
import { BusinessProfiles, dayIn } from '@remit/business-profile';
import { isPayable, payerInvoiceStatus } from '@remit/hosted-pages';
import { Invoices } from '@remit/invoices';
import { Payments } from '@remit/payments';
import type { Email } from './email.entity';
import { ReminderSubscriptions } from './reminders/reminder-subscriptions';

/** Why an e-mail is cancelled. It is checked just before sending. Needs a unit of work. */
@Injectable()
export class ReasonsToCancel {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: Payments,
    private readonly profiles: BusinessProfiles,
    private readonly subscriptions: ReminderSubscriptions,
  ) {}

  /** Undefined when the e-mail is still wanted. */
  async of({
    kind,
    invoiceId,
    customerId,
  }: Pick<Email, 'kind' | 'invoiceId' | 'customerId'>): Promise<string | undefined> {
    const invoice = await this.invoices.find(invoiceId);
    if (!invoice) return 'There is no such invoice';
    if (invoice.status === 'voided' && kind !== 'refund') return 'The invoice is void';
    if (kind !== 'reminder') return undefined;
    const { timeZone } = await this.profiles.current();
    if (!isPayable(payerInvoiceStatus(invoice, dayIn(timeZone, new Date())))) return 'Nothing is left to pay';
    if (await this.payments.isDisputed(invoiceId)) return 'A payment of the invoice is disputed';
    const { endedAt } = await this.subscriptions.ofCustomer(customerId);
    return endedAt === null ? undefined : 'The customer has unsubscribed from reminders';
  }
}

import { Module } from '@nestjs/common';
import { BusinessProfileModule } from '@remit/business-profile';
import { CustomersModule } from '@remit/customers';
import { DocumentsModule } from '@remit/documents';
import { HostedPagesModule } from '@remit/hosted-pages';
import { InvoicesModule } from '@remit/invoices';
import { PaymentsModule } from '@remit/payments';
import { AutomaticEmails } from './automatic-emails';
import { EmailAttachments } from './email-attachments';
import { EmailBudget } from './email-budget';
import { EmailComposer } from './email-composer';
import { EmailContents } from './email-content';
import { EmailQueue } from './email-queue';
import { EmailSettingsController } from './email-settings.controller';
import { EmailRepository } from './email.repository';
import { InvoiceEmails } from './invoice-emails';
import { InvoiceEmailsController } from './invoice-emails.controller';
import { ReasonsToCancel } from './reasons-to-cancel';
import { ReminderPlanRepository } from './reminders/reminder-plan.repository';
import { ReminderPlans } from './reminders/reminder-plans';
import { ReminderSubscriptionRepository } from './reminders/reminder-subscription.repository';
import { ReminderSubscriptions } from './reminders/reminder-subscriptions';
import { LetterRepository } from './letters/letter.repository';
import { Letters } from './letters/letters';
import { MailServer } from './sending/mail-server';
import { EmailSettingsRepository } from './settings/email-settings.repository';
import { EmailSettingsService } from './settings/email-settings.service';
import { EmailNoteWhenPaymentRefunded } from './subscribers/email-note-when-payment-refunded.subscriber';
import { EmailPayerWhenInvoiceFinalized } from './subscribers/email-payer-when-invoice-finalized.subscriber';
import { EmailReceiptWhenPaymentSucceeded } from './subscribers/email-receipt-when-payment-succeeded.subscriber';
import { RemindPayerWhenReminderPlanned } from './subscribers/remind-payer-when-reminder-planned.subscriber';
import { ReplanRemindersWhenEmailSettingsChanged } from './subscribers/replan-reminders-when-email-settings-changed.subscriber';
import { ReplanRemindersWhenInvoiceDetailsChanged } from './subscribers/replan-reminders-when-invoice-details-changed.subscriber';
import { SendEmailWhenEmailQueued } from './subscribers/send-email-when-email-queued.subscriber';
import { SendLetterWhenLetterQueued } from './subscribers/send-letter-when-letter-queued.subscriber';
import { UnsubscribeController } from './unsubscribe.controller';

@Module({
  imports: [BusinessProfileModule, CustomersModule, DocumentsModule, HostedPagesModule, InvoicesModule, PaymentsModule],
  controllers: [InvoiceEmailsController, EmailSettingsController, UnsubscribeController],
  providers: [
    AutomaticEmails,
    EmailAttachments,
    EmailBudget,
    EmailComposer,
    EmailContents,
    EmailQueue,
    EmailRepository,
    EmailSettingsRepository,
    EmailSettingsService,
    InvoiceEmails,
    LetterRepository,
    Letters,
    MailServer,
    ReasonsToCancel,
    ReminderPlanRepository,
    ReminderPlans,
    ReminderSubscriptionRepository,
    ReminderSubscriptions,
    EmailNoteWhenPaymentRefunded,
    EmailPayerWhenInvoiceFinalized,
    EmailReceiptWhenPaymentSucceeded,
    RemindPayerWhenReminderPlanned,
    ReplanRemindersWhenEmailSettingsChanged,
    ReplanRemindersWhenInvoiceDetailsChanged,
    SendEmailWhenEmailQueued,
    SendLetterWhenLetterQueued,
  ],
  exports: [InvoiceEmails, Letters],
})
export class EmailsModule {}

export { Email } from './email.entity';
export { EmailsModule } from './emails.module';
export { InvoiceEmails } from './invoice-emails';
export { Letter } from './letters/letter.entity';
export { Letters, type WantedLetter } from './letters/letters';
export { EMAIL_STATUSES, type EmailStatus } from './sending/queued-mail.entity';
export { ReminderPlan } from './reminders/reminder-plan.entity';
export { ReminderSubscription } from './reminders/reminder-subscription.entity';
export { EmailSettings } from './settings/email-settings.entity';

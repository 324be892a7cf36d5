export { Email } from './email.entity';
export { EmailsModule } from './emails.module';
export { InvoiceEmails } from './invoice-emails';
export { LinkMail, type LinkLetter } from './sending/link-mail';
export { ReminderPlan } from './reminders/reminder-plan.entity';
export { ReminderSubscription } from './reminders/reminder-subscription.entity';
export { EmailSettings } from './settings/email-settings.entity';

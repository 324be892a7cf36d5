import { lateTexts } from './late-texts';

/** Settings of automatic e-mails: texts loaded with their components. */
export const lateEmailSettings = {
  'emailSettings.title': 'E-mails to customers',
  'emailSettings.from': 'They come from {address}.',
  'emailSettings.off': 'No mail server is set up, so none is sent. The operator sets SMTP_URL and SMTP_FROM.',
  'emailSettings.invoices': 'Send each invoice when it is finalized',
  'emailSettings.receipts': 'Send a receipt for each payment and refund',
  'emailSettings.attach': 'Attach the invoice or receipt as a PDF file',
  'emailSettings.days': 'Reminders of unpaid invoices',
  'emailSettings.days.help':
    'Days after the due date, negative before it: "-3, 0, 7, 14". If empty, no reminders are sent.',
  'emailSettings.days.error': 'Enter at most 12 whole numbers from -365 to 365, separated by commas.',
  'emailSettings.begin': 'Reminders go out from',
  'emailSettings.end': 'Reminders go out until',
  'emailSettings.hours.help': 'In the time zone of the business.',
  'emailSettings.hours.error': 'Choose an hour before the end.',
  'emailSettings.replyTo': 'Answers go to',
  'emailSettings.replyTo.help': 'An e-mail address. If empty, answers go to the address that e-mails come from.',
  'emailSettings.save': 'Save e-mail settings',
  'emailSettings.saved': 'E-mail settings saved',
} as const;

Object.assign(lateTexts, lateEmailSettings);

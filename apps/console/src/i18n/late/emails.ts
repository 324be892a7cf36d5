import { lateTexts } from './late-texts';

/** Sending an invoice by e-mail, and the result: texts loaded with their components. */
export const lateEmails = {
  'send.title': 'Send invoice {name}',
  'send.to': 'To',
  'send.to.help': 'E-mail addresses, separated by commas. Each gets an e-mail of its own.',
  'send.language': 'Language',
  'send.note': 'Note',
  'send.note.help': 'Shown in the e-mail as you type it.',
  'send.preview': 'Preview',
  'send.attached': 'Attached:',
  'send.done': 'The e-mail is on its way',
  'send.off': 'No mail server is set up, so nothing can be sent. Share the link of the customer page instead.',
  'emails.title': 'E-mails',
  'emails.status.queued': 'Waiting',
  'emails.status.sending': 'Being sent',
  'emails.status.sent': 'Sent',
  'emails.status.bounced': 'Address refused',
  'emails.status.failed': 'Not sent',
  'emails.status.unknown': 'May have been sent',
  'emails.status.cancelled': 'Not needed any more',
} as const;

Object.assign(lateTexts, lateEmails);

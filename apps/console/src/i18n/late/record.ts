import { lateTexts } from './late-texts';

/** Recording a payment: texts of its dialog, loaded with it. */
export const lateRecord = {
  'record.amount': 'Amount',
  'record.useOutstanding': 'Use outstanding amount',
  'record.method': 'Payment Method',
  'record.method.link': 'Payment Link',
  'record.method.link.note': 'A Nomod page where the customer pays by card.',
  'record.method.link.none': 'No published Nomod connection',
  'record.openIntegrations': 'Open Integrations',
  'record.method.offline': 'Offline',
  'record.method.offline.note': 'Money received outside: transfer, cash, cheque.',
  'record.provider': 'Payment Provider',
  'record.provider.choose': 'Choose a connection',
  'record.description.help': 'Optional. {count} of {most} characters.',
  'record.submit': 'Record',
  'record.submit.amount': 'Record {amount}',
  'record.offline.note': 'This counts towards the invoice immediately.',
  'record.leave.title': 'Discard what you entered?',
  'record.leave.text': 'Nothing has been recorded yet.',
  'record.leave.confirm': 'Discard',
  'record.leave.stay': 'Keep editing',
  'record.error.connection_not_published': 'Payment links not generating: the connection is not published.',
  'record.error.invalid_invoice_amount': 'Invalid invoice amount: it must equal the outstanding {amount}.',
  'record.error.invoice_already_paid': 'Invoice already paid.',
  'record.error.nomod_link_creation_failed': 'Nomod link creation failed: {reason}. The payment is saved as Initiated.',
  'record.error.nomod_outcome_unknown': 'Nomod did not answer. A link may or may not exist; we are looking for it.',
  'record.error.nomod_amount_mismatch':
    'Nomod would charge {theirs} instead of {ours}, probably tax added by the Nomod account. The link was switched off.',
  'record.error.currency_mismatch': 'The invoice is in {ours}, the payment in {theirs}.',
  'record.error.invoice_not_finalized': 'The invoice is {status}; a payment needs it to be Finalized.',
  'record.error.invoice_voided': 'The invoice is {status}; a payment needs it to be Finalized.',
  'record.openConnection': 'Open connection',
  'record.tryAgain': 'Try again',
  'record.howToFix': 'How to fix',
  'record.howToFix.text':
    'Switch off the tax that your Nomod account adds to links (Nomod dashboard, Settings), then record the payment again.',
} as const;

Object.assign(lateTexts, lateRecord);

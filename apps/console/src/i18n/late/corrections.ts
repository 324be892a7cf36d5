import { lateTexts } from './late-texts';

/** Corrections of payments and invoices: texts of dialogs and forms, loaded with them instead of the first script. */
export const lateCorrections = {
  'attention.candidates': 'Possible matches',
  'attention.taken': 'Taken at Nomod',
  'attention.lost': 'Count as lost',
  'attention.lost.title': 'Count this money as lost?',
  'attention.lost.what':
    'The invoice owes it again, and you can make a new link for it. Nomod is asked first: this is refused while Nomod says that it has the money. If Nomod has it later, it counts again automatically.',
  'attention.done.count-lost': 'The invoice owes it again',
  'attention.match.this': 'Match',
  'attention.match.these': 'Match {charge} to {invoice}',
  'attention.match.other': 'Match to another invoice',
  'attention.match.allTheSame': 'Match anyway',
  'attention.match.what':
    '{amount} that Nomod took with charge {charge} is booked as a payment of {invoice} ({customer}). {remaining} is outstanding on it now.',
  'attention.match.whatUnknown':
    'What Nomod took with charge {charge} is booked as a payment of {invoice} ({customer}). {remaining} is outstanding on it now.',
  'attention.match.readBack': 'The charge is read back from Nomod first; only what Nomod confirms is booked.',
  'attention.customer': 'Nomod names another customer',
  'attention.customer.text':
    'The charge was made by customer {theirs} at Nomod. The invoice is for {ours}. Compare both in the Nomod dashboard first.',
  'attention.customer.confirm': 'I compared both: this charge did pay the invoice of {ours}.',
  'attention.customer.tick': 'Confirm the customer first.',
  'attention.elsewhere': 'This charge belongs to another payment',
  'attention.elsewhere.link':
    'It was paid on the link of invoice {invoice} ({customer}). It settles that payment and can pay no other invoice.',
  'attention.elsewhere.recorded':
    'It is recorded for invoice {invoice} ({customer}) and can pay no other. If that is wrong, refund it there.',
  'attention.elsewhere.settle': 'Settle that payment',
  'refund.title': 'Refund the payment of {name}',
  'refund.submit': 'Refund {amount}',
  'refund.left': 'At most {amount} can be refunded.',
  'refund.most': 'At most {amount} of this payment can be refunded.',
  'refund.reason': 'Reason (optional, kept here)',
  'refund.what.nomod':
    'Nomod refunds {amount} to the card that paid. You keep {kept} of this payment. This cannot be undone here.',
  'refund.what.offline':
    'This records that you refunded {amount} yourself, outside Nomod. You keep {kept} of this payment. Nomod is not involved.',
  'refund.invoice': '{invoice} shows {amount} more as refunded. It is not owed again.',
  'refund.done': '{amount} was refunded',
  'refund.accepted': 'Nomod accepted the refund of {amount}',
  'refund.problem.unknown':
    'Nomod did not answer: the refund may have been made. We are checking; do not refund again until this page shows what happened.',
  'refund.problem.refused': 'Nomod refused: nothing was refunded.',
  'refund.problem.unreachable':
    'No answer: the refund may have been made. Pressing again asks for the same refund, not a second one.',
  'takeBack.title': 'Take back {amount}?',
  'takeBack.submit': 'Take back {amount}',
  'takeBack.what': '{amount} was recorded for {name} by hand. Take it back only if it was not received.',
  'takeBack.after': '{name} will show {paid} received and {remaining} outstanding.',
  'takeBack.kept': 'Nothing is deleted: the payment stays as void, and the books show the opposite entry.',
  'takeBack.done': '{amount} was taken back',
  'switchOff.title': 'Switch off the link for {amount}?',
  'switchOff.what':
    'The link for {amount} stops working. {customer} can no longer pay with it; what was paid until Nomod confirms it is still recorded.',
  'switchOff.after': '{name} stays open with {remaining} outstanding. You can make a new link any time.',
  'switchOff.done': 'The link for {amount} is switched off',
  'invoice.edit.save': 'Save draft',
  'invoice.edit.saved': 'Draft saved',
  'invoice.edit.fixed':
    'For {customer}, in {currency}. Both are fixed; for another customer or currency, duplicate the invoice.',
  'invoice.dueDate.help':
    'If empty, it is set when the invoice is finalized: 30 days after the issue date, or as the business profile says.',
  'invoice.line.rate': 'Tax %',
  'invoice.line.rate.error': 'Enter a rate from 0 to 100, such as 5, or leave it empty for no tax.',
  'invoice.issueDate.help': 'If empty, the day of finalizing.',
  'invoice.new.error.dueDate': 'The due date is before the issue date.',
  'invoice.exchange': 'Exchange rate of 1 {currency}',
  'invoice.exchange.currency': 'In the currency',
  'invoice.exchange.help':
    'The document then shows the totals in that currency too, as tax law asks. Empty: it does not.',
  'invoice.new.error.exchange': 'Enter a rate above 0, such as 3.6725, and another currency.',
  'invoice.new.error.discount': 'The discount is larger than the total of the lines.',
  'finalize.title': 'Finalize this draft?',
  'finalize.submit': 'Finalize {amount}',
  'finalize.frozen':
    'It gets its number and {amount} is owed. Customer, lines, tax and total can no longer be changed; to correct it then, void it and duplicate it.',
  'finalize.sent': 'It is sent to Nomod now: {customer} can pay {amount} on a page there.',
  'finalize.notSent': 'It is not sent to Nomod: invoice sync is off. A payment link can be made at any time.',
  'finalize.noEmail': 'Nomod needs an email address of the customer. Without one the sync fails.',
  'finalize.addEmail': 'Open the customer',
  'finalize.dueLater': 'set now, by the business profile',
  'record.offline.link': 'The link for {amount} that the customer may have stops working.',
  'record.offline.newLink': '{amount} stays outstanding. Make a new link for it afterwards.',
  'record.offline.rest': '{amount} stays outstanding.',
  'created.title.paid': 'Paid',
  'created.title.reused': 'Payment Link',
  'created.reused': 'The invoice had this link already; no other was made.',
  'created.toast.reused': 'The invoice already has this link',
  'created.paid': 'The customer paid {amount}. The link cannot be paid again.',
  'hosted.replace.title': 'Replace the link for the customer?',
  'hosted.replace.confirm': 'Replace link',
  'hosted.replace.text': 'The current link stops working, wherever it was sent. Send the new link afterwards.',
  'hosted.replaced': 'The link for the customer was replaced',
  'credit.title': 'Write off what is outstanding on {name}?',
  'credit.submit': 'Write off {amount}',
  'credit.most': 'Only the outstanding {amount} can be written off. What was paid is refunded instead.',
  'credit.reason': 'Reason',
  'credit.error.reason': 'Enter the reason: the credit note shows it.',
  'credit.what': '{amount} of {name} is no longer owed; {remaining} stays outstanding.',
  'credit.kept': 'This creates a credit note with its own number. It cannot be changed or undone.',
  'credit.done': 'Credit note {number} was created',
  'credit.pdf': 'Credit note (PDF)',
} as const;

Object.assign(lateTexts, lateCorrections);

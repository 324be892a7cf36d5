/** Putting money right: matching, refunds, switching off, taking back, editing. */
export const corrections = {
  'attention.candidates': 'Possible matches',
  'attention.taken': 'Taken at Nomod',
  'attention.match.this': 'Match',
  'attention.match.these': 'Match {charge} to {invoice}',
  'attention.match.other': 'Match to another invoice',
  'attention.match.allTheSame': 'Match all the same',
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
} as const;

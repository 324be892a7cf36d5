/** What an event is called on a timeline. A type that is not listed shows its own name, never nothing. */
const labels: Readonly<Record<string, string>> = {
  'invoice.created': 'created',
  'invoice.finalized': 'finalized',
  'invoice.voided': 'voided',
  'invoice.credited': 'credit note made',
  'invoice.amount_changed': 'amount changed',
  'invoice.payment_recorded': 'reconciled',
  'invoice.synced': 'synced to Nomod',
  'invoice.sync_failed': 'sync to Nomod failed',
  'invoice.sync_status_changed': 'status at Nomod read',
  'nomod_invoice.paid': 'charge found on the Nomod invoice',
  'charge.matched': 'charge matched by hand',
  'payment.created': 'payment created',
  'payment.pending': 'link created',
  'payment_link.creation_failed': 'link creation failed',
  'payment_link.paid': 'charge found on the link',
  'payment_link.unpaid': 'unpaid charge found on the link',
  'payment.deadline_set': 'link given a deadline',
  'payment.expired': 'link expired',
  'payment.attempt_failed': 'attempt failed',
  'payment.succeeded': 'paid',
  'payment.refund_requested': 'refund asked for',
  'payment.refunded': 'refunded',
  'payment.refund_reversed': 'refund taken back by Nomod',
  'payment.amount_corrected': 'amount corrected',
  'payment.disputed': 'disputed',
  'payment.dispute_ended': 'dispute ended',
  'charge.second_look_wanted': 'charge to be read again',
  'payment.voided': 'payment voided',
  'payment.reversed': 'recorded by mistake, taken back',
  'attention.needed': 'mismatch found',
};

export function timelineLabel(type: string): string {
  return labels[type] ?? type;
}

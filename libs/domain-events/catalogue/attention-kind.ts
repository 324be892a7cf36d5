/** Why a person should look. libs/attention says for each kind what to do about it. */
export type AttentionKind =
  | 'amount_differs'
  | 'amount_mismatch'
  | 'charge_reversed'
  | 'closing_refused'
  | 'connection_refused'
  | 'currency_differs'
  | 'disputed'
  | 'event_failed'
  | 'overpaid'
  | 'paid_without_charge'
  | 'payment_after_void'
  | 'payment_not_applied'
  | 'refund_unconfirmed'
  | 'second_payment'
  | 'sync_failed'
  | 'unmatched_event'
  | 'unreadable_event';

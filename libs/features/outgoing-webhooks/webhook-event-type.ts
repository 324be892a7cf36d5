/** Every event that an endpoint can subscribe to, and when it is sent. */
export const WEBHOOK_EVENTS = {
  'payment.created': 'A payment was saved',
  'payment.pending': 'A payment has a URL at which the payer can pay',
  'payment.success': 'Money was received for a payment; sent once per payment',
  'payment.failed': 'A payer tried to pay and was not charged; the payer can retry',
  'payment.updated': 'A payment changed in another way: its link failed, or it was voided, corrected or disputed',
  'payment.refunded': 'Money of a payment was refunded',
  'payment.disputed': 'The payer disputes a charge; sent as `payment.updated` to endpoints that subscribe only to that',
  'payment.dispute_ended':
    'A charge is no longer disputed; sent as `payment.updated` to endpoints that subscribe only to that',
  'refund.created': 'A refund was requested and will be sent to Nomod',
  'refund.succeeded': 'Money was refunded; sent as `payment.refunded` to endpoints that also subscribe to that',
  'refund.failed':
    'A refund failed at the bank, and the money counts as paid again; sent as `payment.updated` to endpoints that subscribe only to that',
  'invoice.update': 'The remaining amount of an invoice changed',
  'invoice.update.finalized': 'An invoice got its number and is owed',
  'invoice.update.payment': 'Money was booked on an invoice, or the booking was reversed',
  'invoice.update.voided': 'An invoice is no longer owed',
  'invoice.overdue': 'The due date of an invoice has passed and an amount remains; sent once per invoice',
  'invoice.synced': 'An invoice exists at Nomod',
  'customer.created': 'A customer was added',
  'customer.updated': 'A customer changed',
  'customer.deleted': 'A customer was archived',
  'connection.created': 'A connection was saved',
  'connection.updated': 'A connection changed',
  'connection.published': 'A connection may be used',
  'connection.unpublished': 'A connection may no longer be used',
  'connection.refused': 'Nomod refused the key of a connection; its work is paused until a key works',
  'connection.deleted': 'A connection was archived',
  'attention.needed': 'Something needs a person; sent again when Remit finds the problem of an open row again',
} as const;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;

export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[];

/** Sent to one endpoint on request, regardless of its subscriptions. */
export const TEST_EVENT_TYPE = 'webhook.test';

/** Every event that an endpoint can subscribe to, and when it is sent. */
export const WEBHOOK_EVENTS = {
  'payment.created': 'A payment was saved',
  'payment.pending': 'The payer has a URL to pay at',
  'payment.success': 'Money was taken for a payment; told once for each',
  'payment.failed': 'A payer tried and was not charged; the link can be tried again',
  'payment.updated': 'A payment changed in another way: no link could be made, it was voided, corrected or disputed',
  'payment.refunded': 'Money of a payment was given back',
  'payment.disputed': 'The payer disputes a charge; told as `payment.updated` to endpoints that name only that',
  'payment.dispute_ended': 'A charge is no longer disputed; told as `payment.updated` to endpoints that name only that',
  'refund.created': 'Nomod is about to be asked to give money back',
  'refund.succeeded': 'Money was given back; told as `payment.refunded` to endpoints that hear that too',
  'refund.failed':
    'Money that was given back is back: the bank refused the refund; told as `payment.updated` to endpoints that name only that',
  'invoice.update': 'What remains to be paid of an invoice changed',
  'invoice.update.finalized': 'An invoice got its number and is owed',
  'invoice.update.payment': 'Money was booked on an invoice, or moved back',
  'invoice.update.voided': 'An invoice is no longer owed',
  'invoice.overdue': 'The due date of an invoice is over and something is left to pay; told once for each',
  'invoice.synced': 'An invoice exists at Nomod',
  'customer.created': 'A customer was added',
  'customer.updated': 'A customer changed',
  'customer.deleted': 'A customer was archived',
  'connection.created': 'A connection was saved',
  'connection.updated': 'A connection changed',
  'connection.published': 'A connection may be used',
  'connection.unpublished': 'A connection may no longer be used',
  'connection.refused': 'Nomod refused the key of a connection: its work waits until a key works',
  'connection.deleted': 'A connection was archived',
  'attention.needed':
    'Something does not fit and a person should look; an open row is told of again when it is noticed again',
} as const;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;

export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[];

/** Sent to one endpoint on request, regardless of its subscriptions. */
export const TEST_EVENT_TYPE = 'webhook.test';

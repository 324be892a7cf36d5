/** Every event that an endpoint can hear. */
export const WEBHOOK_EVENT_TYPES = [
  'payment.created',
  'payment.pending',
  'payment.success',
  'payment.failed',
  'payment.updated',
  'payment.refunded',
  'invoice.update',
  'invoice.update.finalized',
  'invoice.update.payment',
  'invoice.update.voided',
  'invoice.synced',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'connection.created',
  'connection.updated',
  'connection.published',
  'connection.unpublished',
  'connection.refused',
  'connection.deleted',
] as const;

export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];

/** Sent to one endpoint because somebody asked for it, whatever the endpoint hears. */
export const TEST_EVENT_TYPE = 'webhook.test';

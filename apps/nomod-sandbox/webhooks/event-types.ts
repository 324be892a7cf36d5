export const WEBHOOK_EVENT_TYPES = [
  'charge.created',
  'charge.authorised',
  'charge.completed',
  'charge.failed',
  'charge.cancelled',
  'charge.refunded',
  'charge.partially_refunded',
  'charge.dispute.created',
  'charge.refund_failed',
  'charge.refund_cancelled',
  'charge.dispute.resolved',
  'charge.dispute.lost',
] as const;

export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];

/** Name of the subscriber that processes stored webhooks. The operator's status shows its backlog separately. */
export const WEBHOOK_SUBSCRIBER = 'read-charge-when-webhook-received';

/** The subscriber that works off stored webhook deliveries. Its waiting work is counted apart in the operator's status. */
export const WEBHOOK_SUBSCRIBER = 'read-charge-when-webhook-received';

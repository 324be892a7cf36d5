export { OutgoingAttempt } from './outgoing-attempt.entity';
export { OutgoingWebhook } from './outgoing-webhook.entity';
export { OutgoingWebhooksModule } from './outgoing-webhooks.module';
export { WebhookEndpoint } from './webhook-endpoint.entity';

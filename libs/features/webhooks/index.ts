export { ForeignLink } from './foreign-link.entity';
export { RejectedDelivery } from './rejected/rejected-delivery.entity';
export { WebhookDelivery } from './webhook-delivery.entity';
export { serveWebhooksFirst } from './webhook-route';
export { WebhooksModule } from './webhooks.module';
export { WebhooksService } from './webhooks.service';

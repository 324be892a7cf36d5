export { WebhookDelivery } from './webhook-delivery.entity';
export { WebhooksModule } from './webhooks.module';
export { WebhooksService } from './webhooks.service';

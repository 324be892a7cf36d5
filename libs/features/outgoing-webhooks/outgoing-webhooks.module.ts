import { Module } from '@nestjs/common';
import { ConnectionsModule } from '@remit/connections';
import { CustomersModule } from '@remit/customers';
import { InvoicesModule } from '@remit/invoices';
import { PaymentsModule } from '@remit/payments';
import { DescribeWebhooks } from './describe-webhooks';
import { EventContents } from './event-contents';
import { EventLog } from './event-log';
import { EventLogRepository } from './event-log.repository';
import { EventsController } from './events.controller';
import { OutgoingWebhookRepository } from './outgoing-webhook.repository';
import { OutgoingWebhooksController } from './outgoing-webhooks.controller';
import { OutgoingWebhooksService } from './outgoing-webhooks.service';
import { EndpointSecrets } from './sending/endpoint-secrets';
import { WebhookSender } from './sending/webhook-sender';
import { QueueWebhooksWhenFactAnnounced } from './subscribers/queue-webhooks-when-fact-announced.subscriber';
import { SendWebhookWhenOutgoingWebhookQueued } from './subscribers/send-webhook-when-outgoing-webhook-queued.subscriber';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';
import { WebhookEndpointsController } from './webhook-endpoints.controller';
import { WebhookEndpointsService } from './webhook-endpoints.service';
import { WebhookQueue } from './webhook-queue';

@Module({
  imports: [ConnectionsModule, CustomersModule, InvoicesModule, PaymentsModule],
  controllers: [WebhookEndpointsController, OutgoingWebhooksController, EventsController],
  providers: [
    WebhookEndpointRepository,
    OutgoingWebhookRepository,
    WebhookEndpointsService,
    OutgoingWebhooksService,
    DescribeWebhooks,
    EventContents,
    EventLog,
    EventLogRepository,
    WebhookQueue,
    EndpointSecrets,
    WebhookSender,
    SendWebhookWhenOutgoingWebhookQueued,
    QueueWebhooksWhenFactAnnounced,
  ],
})
export class OutgoingWebhooksModule {}

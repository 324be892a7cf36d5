import { Module } from '@nestjs/common';
import { ConnectionsModule } from '@remit/connections';
import { InvoiceSyncModule } from '@remit/invoice-sync';
import { PaymentsModule } from '@remit/payments';
import { ChargeReading } from './charge-reading';
import { ForeignLinkRepository } from './foreign-link.repository';
import { AnnouncedCharges } from './announced-charges';
import { CloseDeliveryWhenChargeMatched } from './subscribers/close-delivery-when-charge-matched.subscriber';
import { ReadChargeWhenWebhookReceived } from './subscribers/read-charge-when-webhook-received.subscriber';
import { WatchWebhooksWhenConnectionPublished } from './subscribers/watch-webhooks-when-connection-published.subscriber';
import { RejectedDeliveries } from './rejected/rejected-deliveries';
import { RejectedDeliveriesController } from './rejected/rejected-deliveries.controller';
import { RejectedDeliveryRepository } from './rejected/rejected-delivery.repository';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';
import { WebhookIntake } from './webhook-intake';
import { WebhooksController } from './webhooks.controller';
import { WebhooksService } from './webhooks.service';

@Module({
  imports: [ConnectionsModule, InvoiceSyncModule, PaymentsModule],
  controllers: [WebhooksController, RejectedDeliveriesController],
  providers: [
    RejectedDeliveries,
    RejectedDeliveryRepository,
    WebhookDeliveryRepository,
    WebhookIntake,
    WebhooksService,
    ChargeReading,
    ForeignLinkRepository,
    AnnouncedCharges,
    ReadChargeWhenWebhookReceived,
    CloseDeliveryWhenChargeMatched,
    WatchWebhooksWhenConnectionPublished,
  ],
  exports: [WebhooksService],
})
export class WebhooksModule {}

import { Module } from '@nestjs/common';
import { ConnectionsModule } from '@remit/connections';
import { EmailsModule } from '@remit/emails';
import { InvoiceSyncModule } from '@remit/invoice-sync';
import { InvoicesModule } from '@remit/invoices';
import { PaymentsModule } from '@remit/payments';
import { WebhooksModule } from '@remit/webhooks';
import { AttentionController } from './attention.controller';
import { AttentionRepository } from './attention.repository';
import { AttentionService } from './attention.service';
import { ChargeMatching } from './charge-matching';
import { ListAttentionWhenAttentionNeeded } from './subscribers/list-attention-when-attention-needed.subscriber';
import { ResolveAttentionWhenAttentionResolved } from './subscribers/resolve-attention-when-attention-resolved.subscriber';

@Module({
  imports: [ConnectionsModule, EmailsModule, InvoiceSyncModule, InvoicesModule, PaymentsModule, WebhooksModule],
  controllers: [AttentionController],
  providers: [
    AttentionRepository,
    AttentionService,
    ChargeMatching,
    ListAttentionWhenAttentionNeeded,
    ResolveAttentionWhenAttentionResolved,
  ],
})
export class AttentionModule {}

import {
  AttentionResolved,
  EventBus,
  type EventSubscriber,
  NomodInvoicePaid,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { chargeKey } from '../charge-search';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import { PAID_WITHOUT_CHARGE } from '../invoice-sync-record.entity';

/** Whoever found the charge: it is not searched again, and it explains no other invoice. */
@Subscriber({ to: NomodInvoicePaid, as: 'remember-charge-when-nomod-invoice-paid' })
export class RememberChargeWhenNomodInvoicePaid implements EventSubscriber<NomodInvoicePaid> {
  constructor(
    private readonly syncs: InvoiceSyncRepository,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload }: Recorded<NomodInvoicePaid>): Promise<void> {
    const chargeId = payload.charge.charge_id;
    const sync = await this.syncs.lockById(payload.invoice_id);
    if (!sync || sync.nomodInvoiceId !== payload.nomod_invoice_id || sync.lastChargeId !== null) return;
    if ((await this.syncs.claimedCharges([chargeId])).size > 0) return;
    const wasInDoubt = sync.lastErrorCode === PAID_WITHOUT_CHARGE;
    sync.claimCharge(chargeId);
    await this.syncs.save(sync);
    if (wasInDoubt) await this.bus.publish(new AttentionResolved({ key: chargeKey(sync.id) }));
  }
}

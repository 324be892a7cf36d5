import {
  AttentionResolved,
  EventBus,
  type EventSubscriber,
  NomodInvoicePaid,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { chargeKey } from '../charge-wanted';
import { InvoiceSyncRepository } from '../invoice-sync.repository';

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
    // Nomod called it paid, or had it no more, before the charge was known: a person may have been asked.
    const wasInDoubt = sync.paidSeenAt !== null || sync.nomodInvoiceStatus === 'cancelled';
    sync.claimCharge(chargeId);
    await this.syncs.save(sync);
    if (wasInDoubt) await this.bus.publish(new AttentionResolved({ key: chargeKey(sync.id) }));
  }
}

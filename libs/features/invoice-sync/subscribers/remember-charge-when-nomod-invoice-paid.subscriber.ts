import {
  AttentionResolved,
  type ChargeFacts,
  EventBus,
  type EventSubscriber,
  InvoiceSyncRequested,
  NomodInvoicePaid,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { chargeKey } from '../watch/charge-wanted';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { InvoiceReading } from '../watch/invoice-reading';

/** Records the charge. It is not searched for again, and it explains no other invoice. */
@Subscriber({ to: NomodInvoicePaid, as: 'remember-charge-when-nomod-invoice-paid' })
export class RememberChargeWhenNomodInvoicePaid implements EventSubscriber<NomodInvoicePaid> {
  constructor(
    private readonly syncs: InvoiceSyncRepository,
    private readonly reading: InvoiceReading,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload }: Recorded<NomodInvoicePaid>): Promise<void> {
    const chargeId = payload.charge.charge_id;
    const sync = await this.syncs.lockById(payload.invoice_id);
    if (!sync || sync.nomodInvoiceId !== payload.nomod_invoice_id || sync.lastChargeId !== null) return;
    if ((await this.syncs.claimedCharges([chargeId])).size > 0) return;
    // Nomod reported it as paid, or no longer had it, before the charge was known. A person may have been asked.
    const wasInDoubt = sync.paidSeenAt !== null || sync.nomodInvoiceStatus === 'cancelled';
    sync.claimCharge(chargeId);
    if (tookAll(payload.charge, sync)) await this.reading.takePaid(sync);
    else await this.closeSoon(sync);
    if (wasInDoubt) await this.bus.publish(new AttentionResolved({ key: chargeKey(sync.id) }));
  }

  /**
   * For a charge in another currency, or of less than the page asks. The next sync reads the page's status and
   * cancels the page, so that nobody else pays on it.
   */
  private async closeSoon(sync: InvoiceSyncRecord): Promise<void> {
    this.syncs.save(sync);
    await this.bus.publish(new InvoiceSyncRequested({ invoice_id: sync.id }));
  }
}

function tookAll(charge: ChargeFacts, { currency, amountMinor }: InvoiceSyncRecord): boolean {
  const asked = charge.original_currency ?? charge.currency;
  return asked === currency && BigInt(charge.original_total_minor ?? charge.total_minor) >= amountMinor;
}

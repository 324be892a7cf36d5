import {
  AttentionResolved,
  ChargeMatched,
  EventBus,
  type EventSubscriber,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { chargeKey } from '../watch/charge-wanted';
import { InvoiceSyncRepository } from '../invoice-sync.repository';

/**
 * A person chose the charge that paid an invoice which Nomod reports as paid. The question is resolved, whichever row
 * the person answered.
 */
@Subscriber({ to: ChargeMatched, as: 'settle-doubt-when-charge-matched' })
export class SettleDoubtWhenChargeMatched implements EventSubscriber<ChargeMatched> {
  constructor(
    private readonly syncs: InvoiceSyncRepository,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload }: Recorded<ChargeMatched>): Promise<void> {
    const sync = await this.syncs.lockById(payload.invoice_id);
    const { charge_id, customer_id, link_id } = payload.charge;
    // A charge taken at a till or on a link proves nothing about payments at the invoice's own URL.
    const mayHavePaid = sync?.nomodInvoiceStatus === 'paid' && link_id === null && customer_id === sync.nomodCustomerId;
    if (!mayHavePaid || sync.lastChargeId !== null) return;
    if ((await this.syncs.claimedCharges([charge_id])).size > 0) return;
    sync.claimCharge(charge_id);
    this.syncs.save(sync);
    await this.bus.publish(new AttentionResolved({ key: chargeKey(sync.id) }));
  }
}

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

/** A person said which charge paid an invoice that Nomod calls paid: whichever row it was said on, nobody is asked about it again. */
@Subscriber({ to: ChargeMatched, as: 'settle-doubt-when-charge-matched' })
export class SettleDoubtWhenChargeMatched implements EventSubscriber<ChargeMatched> {
  constructor(
    private readonly syncs: InvoiceSyncRepository,
    private readonly bus: EventBus,
  ) {}

  async handle({ payload }: Recorded<ChargeMatched>): Promise<void> {
    const sync = await this.syncs.lockById(payload.invoice_id);
    const { charge_id, customer_id, link_id } = payload.charge;
    // Money taken at a till, or on a link, does not tell what was paid at the invoice's own URL.
    const mayHavePaid = sync?.nomodInvoiceStatus === 'paid' && link_id === null && customer_id === sync.nomodCustomerId;
    if (!mayHavePaid || sync.lastChargeId !== null) return;
    if ((await this.syncs.claimedCharges([charge_id])).size > 0) return;
    sync.claimCharge(charge_id);
    await this.syncs.save(sync);
    await this.bus.publish(new AttentionResolved({ key: chargeKey(sync.id) }));
  }
}

import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { EventBus, PaymentVoided } from '@remit/domain-events';
import { type NomodCharge, NomodClient, type NomodCredentials, NomodError, toChargeFacts } from '@remit/nomod';
import { ChargeRecorder } from '../charges/charge-recorder';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { connectionOf } from './link-creation';

/** Ends a link that must not be paid any more. A payment that raced the end is still found and recorded. */
@Injectable()
export class LinkClosing {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly recorder: ChargeRecorder,
    private readonly bus: EventBus,
  ) {}

  /** Voids an open payment in the running unit of work; its link is switched off at Nomod afterwards by the subscriber, or by `finish`. */
  async void(payment: Payment, reason: string): Promise<void> {
    payment.void();
    await this.payments.update(payment);
    await this.bus.publish(new PaymentVoided({ payment_id: payment.id, invoice_id: payment.invoiceId, reason }));
  }

  /**
   * Switches the link off and looks for a payment that came in meanwhile. Outside any unit of work; safe to repeat.
   * @returns the charges to hand to `confirm`; undefined when there is nothing to close.
   * @throws NomodError when the link could not be switched off or read.
   */
  async closeAtNomod(scope: Scope, paymentId: string): Promise<NomodCharge[] | undefined> {
    const open = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (payment?.linkState !== 'closing' || !payment.gatewayTrackingId) return undefined;
      return {
        linkId: payment.gatewayTrackingId,
        credentials: await this.connections.credentials(scope, connectionOf(payment)),
      };
    });
    if (!open) return undefined;
    await this.disable(open.credentials, open.linkId);
    return (await this.nomod.listCharges(open.credentials, { linkId: open.linkId })).items;
  }

  /** A link that is not there any more takes no payment either. */
  private async disable(credentials: NomodCredentials, linkId: string): Promise<void> {
    try {
      await this.nomod.disableLink(credentials, linkId);
    } catch (error) {
      if (!(error instanceof NomodError) || error.kind !== 'not_found') throw error;
    }
  }

  /** Records that the link is off, and what was paid before it was. Needs a unit of work. */
  async confirm(paymentId: string, charges: NomodCharge[]): Promise<void> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.linkState !== 'closing') return;
    payment.confirmLinkClosed();
    await this.payments.update(payment);
    for (const charge of charges) await this.recorder.record(paymentId, toChargeFacts(charge));
  }
}

import { Injectable } from '@nestjs/common';
import { ConnectionHolder, Connections, type Held, HELD_IDS_SHOWN } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { NomodError, toChargeFacts } from '@remit/nomod';
import { ChargeRecorder } from '../charges/charge-recorder';
import type { Payment } from '../payment.entity';
import { PaymentHoldingsRepository } from '../payment-holdings.repository';
import { PaymentRepository } from '../payment.repository';
import { LinkCharges } from './link-charges';
import { LinkClosing } from './link-closing';

/** Pause after a look at which Nomod did not tell, in seconds. */
const UNREAD_PAUSE_SECONDS = 15;

/** The links and refunds that need the key of a connection still. */
@Injectable()
export class LinkHolder extends ConnectionHolder {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly holdings: PaymentHoldingsRepository,
    private readonly connections: Connections,
    private readonly invoices: Invoices,
    private readonly closing: LinkClosing,
    private readonly charges: LinkCharges,
    private readonly recorder: ChargeRecorder,
  ) {
    super();
  }

  async held(connectionId: string): Promise<Held[]> {
    const links = (await this.holdings.unended(connectionId)).map(({ id }) => id);
    const refunds = await this.holdings.waitingRefunds(connectionId);
    return [
      { object: 'open_link', count: links.length, ids: links.slice(0, HELD_IDS_SHOWN) },
      { object: 'waiting_refund', count: refunds.length, ids: refunds.slice(0, HELD_IDS_SHOWN) },
    ];
  }

  /** Each link is voided by itself; what is voided is disabled at Nomod, and looked at, by the subscriber. */
  async switchOff(scope: Scope, connectionId: string): Promise<void> {
    const unended = await this.database.transaction(scope, () => this.holdings.unended(connectionId));
    const open = unended.filter(({ isOpen }) => isOpen);
    for (const payment of open) await this.database.transaction(scope, () => this.void(payment));
  }

  async lookAgain(scope: Scope, connectionId: string, since: Date): Promise<void> {
    const closed = await this.database.transaction(scope, () => this.holdings.closedSince(connectionId, since));
    for (const payment of closed) await this.look(scope, connectionId, payment);
  }

  private async void({ id, invoiceId }: Payment): Promise<void> {
    await this.invoices.hold(invoiceId);
    const payment = await this.payments.lockById(id);
    if (payment?.isOpen) await this.closing.void(payment, 'Its connection is being deleted');
  }

  private async look(scope: Scope, connectionId: string, { id, invoiceId, ownLinkId }: Payment): Promise<void> {
    if (ownLinkId === null) return;
    const link = { linkId: ownLinkId, connectionId, invoiceId, paymentId: id };
    try {
      const credentials = await this.connections.credentials(scope, connectionId);
      const { items, complete } = await this.charges.of(scope, credentials, link);
      for (const charge of items)
        await this.database.transaction(scope, () => this.recorder.record({ id, invoiceId }, toChargeFacts(charge)));
      if (!complete) throw new RetryLater(UNREAD_PAUSE_SECONDS, 'Nomod has more charges than could be read');
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
      throw new RetryLater(UNREAD_PAUSE_SECONDS, error.message);
    }
  }
}

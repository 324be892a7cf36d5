import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { callingFor, NomodClient, NomodError } from '@remit/nomod';
import { PaymentRepository } from '../payment.repository';
import { connectionOf } from './link-creation';

/** Nomod would refuse these again later. The title then keeps our token, which does no harm. */
const FINAL_REFUSALS = ['refused', 'not_found', 'unauthorized'];

/** Takes our token out of the title of a link, once it is sure that the link is ours and nobody will have to look for it any more. */
@Injectable()
export class LinkNaming {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
  ) {}

  /**
   * Outside any unit of work; safe to repeat, before and after a crash. The least urgent of all calls. @throws NomodError, GatewayBusy
   * @returns whether there is something to note with `markFinal`.
   */
  async rename(scope: Scope, paymentId: string): Promise<boolean> {
    const named = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (payment?.linkName !== 'with_token' || !payment.ownLinkId || payment.isLinkClosed) return undefined;
      const { credentials, naming } = await this.connections.billing(scope, connectionOf(payment));
      const { invoiceNumber } = await this.invoices.get(payment.invoiceId);
      return { credentials, linkId: payment.ownLinkId, title: naming.title(invoiceNumber) };
    });
    if (!named) return false;
    try {
      await callingFor('sweep', () => this.nomod.renameLink(named.credentials, named.linkId, named.title));
    } catch (error) {
      if (!(error instanceof NomodError) || !FINAL_REFUSALS.includes(error.kind)) throw error;
    }
    return true;
  }

  /** Needs a unit of work. */
  async markFinal(paymentId: string): Promise<void> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.linkName !== 'with_token') return;
    payment.certifyLink('final');
    await this.payments.update(payment);
  }
}

import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { type NomodCharge, NomodClient, RemoteOperations, UNKNOWN_STATUS } from '@remit/nomod';
import { Invoices } from '@remit/invoices';
import { PaymentRepository } from '../payment.repository';
import { EndedLinks } from './ended-links';
import { LinkCharges } from './link-charges';
import { connectionOf, LinkCreation } from './link-creation';
import { LinkTrouble } from './link-trouble';

/** Asks Nomod which charges there are on a payment's own link, or how the charge stands that paid it in another way. */
@Injectable()
export class LinkLookup {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly connections: Connections,
    private readonly invoices: Invoices,
    private readonly operations: RemoteOperations,
    private readonly creation: LinkCreation,
    private readonly nomod: NomodClient,
    private readonly linkCharges: LinkCharges,
    private readonly trouble: LinkTrouble,
    private readonly ended: EndedLinks,
  ) {}

  /**
   * As `charges`, for work that is repeated anyway; a second link of the payment is switched off first, and a link that ended at Nomod is closed. `later`
   * while Nomod does not tell, its key is refused or the connection is archived: its payments may be moved to another.
   */
  async poll(scope: Scope, paymentId: string): Promise<NomodCharge[] | 'later' | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.connectionId) return undefined;
      return { payment, connection: await this.connections.find(scope, payment.connectionId) };
    });
    if (!known) return undefined;
    // A paid payment is polled rarely. Another connection to the account may look after it by then.
    if (!known.connection && !known.payment.isOpen) return [];
    if (!known.connection || known.connection.isPaused) return 'later';
    try {
      await this.discardSpares(scope, paymentId);
      const charges = await this.charges(scope, paymentId);
      if (charges?.every(tookNothing) && this.ended.isDueAtPoll(known.payment)) await this.ended.end(scope, paymentId);
      return charges;
    } catch (error) {
      await this.trouble.report(scope, paymentId, error);
      return 'later';
    }
  }

  /**
   * Outside any unit of work. A charge that is missing may still exist: the list need not be complete.
   * @returns undefined when Nomod has nothing of this payment that could be asked for. @throws NomodError
   */
  async charges(scope: Scope, paymentId: string): Promise<NomodCharge[] | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment || (!payment.ownLinkId && !payment.gatewayPaymentId)) return undefined;
      const connectionId = connectionOf(payment);
      const credentials = await this.connections.credentials(scope, connectionId);
      const link = payment.ownLinkId && {
        linkId: payment.ownLinkId,
        connectionId,
        invoiceId: payment.invoiceId,
        paymentId,
      };
      return { link, chargeId: payment.gatewayPaymentId ?? '', credentials };
    });
    if (!known) return undefined;
    const { link, chargeId, credentials } = known;
    if (link) return (await this.linkCharges.of(scope, credentials, link)).items;
    const charge = await this.nomod.getCharge(credentials, chargeId);
    if (charge.status === 'unknown') await this.trouble.note(scope, paymentId, UNKNOWN_STATUS);
    return [charge];
  }

  /** Switches off a second link of the payment, which can only exist when its creation had to be repeated. @throws NomodError */
  private async discardSpares(scope: Scope, paymentId: string): Promise<void> {
    const repeated = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.gatewayTrackingId || payment.usesInvoiceUrl || !payment.connectionId) return undefined;
      const operation = await this.operations.read({
        kind: 'link',
        connectionId: payment.connectionId,
        subjectId: payment.id,
      });
      if (!operation || operation.calls < 2) return undefined;
      const creation = await this.creation.of(payment, await this.invoices.get(payment.invoiceId));
      return { creation, keep: payment.gatewayTrackingId };
    });
    if (repeated) await this.operations.discardSpares(repeated.creation, repeated.keep);
  }
}

const tookNothing = ({ status }: NomodCharge): boolean => status === 'failed' || status === 'cancelled';

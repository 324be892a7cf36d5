import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { type NomodCharge, NomodClient, UNKNOWN_STATUS } from '@remit/nomod';
import { PaymentRepository } from '../payment.repository';
import { LinkCharges } from './link-charges';
import { connectionOf } from './link-creation';
import { LinkIdentity } from './link-identity';
import { LinkTrouble } from './link-trouble';

/** Asks Nomod which charges there are on a payment's own link, or how the charge stands that paid it in another way. */
@Injectable()
export class LinkLookup {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly linkCharges: LinkCharges,
    private readonly identity: LinkIdentity,
    private readonly trouble: LinkTrouble,
  ) {}

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
    if (link) {
      const linkId = (await this.identity.settle(scope, paymentId)) ?? link.linkId;
      return (await this.linkCharges.of(scope, credentials, { ...link, linkId })).items;
    }
    const charge = await this.nomod.getCharge(credentials, chargeId);
    if (charge.status === 'unknown') await this.trouble.note(scope, paymentId, UNKNOWN_STATUS);
    return [charge];
  }
}

import { Injectable } from '@nestjs/common';
import { carriesToken, Connections, GatewayTroubles } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { foundOrUndefined, type GatewayLink, PaymentGateway, UNKNOWN_STATUS } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { connectionOf, type Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { LinkClosing } from './link-closing';
import { LinkVerification } from './link-verification';

/**
 * Finds links that can no longer be paid at Nomod: somebody disabled or deleted the link there, or it expired. The
 * URL is not handed out again, and the next request makes a new link.
 */
@Injectable()
export class LinkPolling {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly identity: LinkVerification,
    private readonly closing: LinkClosing,
    private readonly troubles: GatewayTroubles,
    private readonly settings: Settings,
  ) {}

  /**
   * Whether the link was not read for so long that it may have ended. It must then be read before its URL is handed
   * out again.
   */
  mayHaveEnded(payment: Payment): boolean {
    const ageMs = Date.now() - payment.updatedAt.getTime();
    return (
      payment.ownLinkId !== null && payment.linkState === 'active' && ageMs > this.settings.pollIntervalSeconds * 1_000
    );
  }

  /**
   * Whether the link of an open payment may no longer be payable at Nomod. Makes one call. Must run outside a unit of
   * work.
   * @throws GatewayError
   */
  async mayBeOver(scope: Scope, paymentId: string): Promise<boolean> {
    const open = await this.openLink(scope, paymentId);
    if (!open) return false;
    const link = await foundOrUndefined(this.gateway.getLink(open.credentials, open.linkId));
    return link?.status !== 'enabled';
  }

  /**
   * Reads the link of an open payment. Read its charges first: a one-time link also expires when it is paid. Must run
   * outside a unit of work; safe to repeat.
   * @returns whether it ended
   * @throws GatewayError
   */
  async end(scope: Scope, paymentId: string): Promise<boolean> {
    const open = await this.openLink(scope, paymentId);
    if (!open) return false;
    const { connectionId, linkId: objectId, invoiceId } = open;
    const link = await foundOrUndefined(this.gateway.getLink(open.credentials, objectId));
    if (link?.status === 'unknown')
      await this.troubles.note(scope, { connectionId, object: 'link', objectId, invoiceId, paymentId }, UNKNOWN_STATUS);
    const ended = endedAs(link);
    if (!ended) return false;
    // The id may be another object's. Our own link may then still work.
    const isAnother = !open.isCertain && !(link && carriesToken(link, paymentId));
    if (isAnother && (await this.identity.settle(scope, paymentId))) return false;
    return this.database.transaction(scope, () => this.record(paymentId, open.linkId, ended));
  }

  /**
   * The payment of an expired link stays open until the next request replaces it. A charge that Nomod does not show
   * yet may have paid it.
   */
  private async record(paymentId: string, linkId: string, ended: 'disabled' | 'expired' | 'deleted'): Promise<boolean> {
    const found = await this.payments.findById(paymentId);
    if (found) await this.invoices.lockRow(found.invoiceId);
    const payment = await this.payments.lockById(paymentId);
    if (!payment?.isOpen || payment.linkState !== 'active' || payment.ownLinkId !== linkId) return false;
    if (ended === 'expired') {
      payment.markUsed();
      this.payments.update(payment);
    } else if (payment.isOverdue) {
      await this.closing.expire(payment);
    } else {
      await this.closing.void(payment, `The link was ${ended} at Nomod`);
    }
    return true;
  }

  private async openLink(scope: Scope, paymentId: string) {
    return this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.isOpen || payment.linkState !== 'active' || !payment.ownLinkId) return undefined;
      const { invoiceId, linkName, ownLinkId: linkId } = payment;
      const connectionId = connectionOf(payment);
      const credentials = await this.connections.credentials(scope, connectionId);
      return { linkId, isCertain: linkName !== null, connectionId, invoiceId, credentials };
    });
  }
}

/** @returns undefined while the link can be paid, as far as is known */
function endedAs(link: GatewayLink | undefined): 'disabled' | 'expired' | 'deleted' | undefined {
  if (!link) return 'deleted';
  return link.status === 'enabled' || link.status === 'unknown' ? undefined : link.status;
}

import { Injectable } from '@nestjs/common';
import { carriesToken, Connections, GatewayTroubles } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { foundOrUndefined, NomodClient, type NomodLink, UNKNOWN_STATUS } from '@remit/nomod';
import { Settings } from '@remit/settings';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { LinkClosing } from './link-closing';
import { connectionOf } from './link-creation';
import { LinkIdentity } from './link-identity';

/**
 * Finds links that can no longer be paid at Nomod: a colleague disabled or deleted it there, or it expired. Their URL is not handed out again, and the next
 * request makes a new link.
 */
@Injectable()
export class EndedLinks {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly identity: LinkIdentity,
    private readonly closing: LinkClosing,
    private readonly troubles: GatewayTroubles,
    private readonly settings: Settings,
  ) {}

  /** Whether a link of this age may have ended unnoticed, so that it is read before its URL is answered again. */
  mayHaveEnded(payment: Payment): boolean {
    const ageMs = Date.now() - payment.updatedAt.getTime();
    return (
      payment.ownLinkId !== null && payment.linkState === 'active' && ageMs > this.settings.pollIntervalSeconds * 1_000
    );
  }

  /** Whether Nomod says anything else of the link of an open payment than that it can be paid. One call, outside any unit of work. @throws NomodError when Nomod does not tell. */
  async mayBeOver(scope: Scope, paymentId: string): Promise<boolean> {
    const open = await this.openLink(scope, paymentId);
    if (!open) return false;
    const link = await foundOrUndefined(this.nomod.getLink(open.credentials, open.linkId));
    return link?.status !== 'enabled';
  }

  /**
   * Reads the link of an open payment. Read its charges first: a one-time link also expires when it is paid. Outside any unit of work; safe to repeat.
   * @returns whether it ended. @throws NomodError when Nomod does not tell.
   */
  async end(scope: Scope, paymentId: string): Promise<boolean> {
    const open = await this.openLink(scope, paymentId);
    if (!open) return false;
    const { connectionId, linkId: objectId, invoiceId } = open;
    const link = await foundOrUndefined(this.nomod.getLink(open.credentials, objectId));
    if (link?.status === 'unknown')
      await this.troubles.note(scope, { connectionId, object: 'link', objectId, invoiceId, paymentId }, UNKNOWN_STATUS);
    const ended = endedAs(link);
    if (!ended) return false;
    // The id may be another object's: then our own link may work still.
    const isAnother = !open.isCertain && !(link && carriesToken(link, paymentId));
    if (isAnother && (await this.identity.settle(scope, paymentId))) return false;
    return this.database.transaction(scope, () => this.record(paymentId, open.linkId, ended));
  }

  /** An expired link may have been paid by a charge that Nomod does not show yet: its payment stays open until the next request replaces it. */
  private async record(paymentId: string, linkId: string, ended: 'disabled' | 'expired' | 'deleted'): Promise<boolean> {
    const found = await this.payments.findById(paymentId);
    if (found) await this.invoices.hold(found.invoiceId);
    const payment = await this.payments.lockById(paymentId);
    if (!payment?.isOpen || payment.linkState !== 'active' || payment.ownLinkId !== linkId) return false;
    if (ended === 'expired') {
      payment.markUsed();
      await this.payments.update(payment);
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

/** Undefined while it can be paid, as far as is known. */
function endedAs(link: NomodLink | undefined): 'disabled' | 'expired' | 'deleted' | undefined {
  if (!link) return 'deleted';
  return link.status === 'enabled' || link.status === 'unknown' ? undefined : link.status;
}

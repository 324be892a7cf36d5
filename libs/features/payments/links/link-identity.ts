import { Injectable } from '@nestjs/common';
import { carriesToken, Connections, endsInToken } from '@remit/connections';
import { Database, isNamedIn, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { ReturnAddresses } from '@remit/invoice-sync';
import { foundOrUndefined, type NomodCharge, NomodClient, type NomodLink } from '@remit/nomod';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets } from '../payment-secrets';
import { connectionOf, LinkCreation } from './link-creation';

/** What a charge says of where it was taken. */
type NamedLink = Pick<NomodCharge, 'linkId' | 'successUrl'>;

/** Nomod's answer to a create may have named another object's id. Makes sure that the id we keep is that of the payment's own link. */
@Injectable()
export class LinkIdentity {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly creation: LinkCreation,
    private readonly secrets: PaymentSecrets,
    private readonly returns: ReturnAddresses,
    private readonly nomod: NomodClient,
  ) {}

  /**
   * Reads the link back once, and looks for the one with our token when it is another. Outside any unit of work; safe to repeat.
   * @returns the id that is surely ours; undefined when Nomod shows none such, or the payment has no link of its own.
   * @throws NomodError
   */
  async settle(scope: Scope, paymentId: string): Promise<string | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.ownLinkId) return undefined;
      const { ownLinkId: linkId, linkName } = payment;
      if (linkName !== null) return { linkId, isCertain: true as const };
      const billing = await this.connections.billing(scope, connectionOf(payment));
      // Nothing that could be read there says more than the answer of the create did.
      if (!billing.naming.holdsToken) return { linkId, isCertain: true as const };
      const creation = await this.creation.of(payment, await this.invoices.get(payment.invoiceId), billing);
      return { linkId, isCertain: false as const, creation, credentials: billing.credentials };
    });
    if (!known || known.isCertain) return known?.linkId;
    const kept = await foundOrUndefined(this.nomod.getLink(known.credentials, known.linkId));
    const own = kept && carriesToken(kept, paymentId) ? kept : (await known.creation.find()).items[0];
    if (own) await this.database.transaction(scope, () => this.certify(paymentId, known.linkId, own));
    return own?.id;
  }

  /**
   * Whether a charge that names the link of a payment was taken on the payment's own link. One that came back to the address which only that link has says so
   * itself; otherwise the link is read back now, unless it was. Outside any unit of work; safe to repeat. @throws NomodError
   */
  async isSurelyOn(scope: Scope, { linkId, successUrl }: NamedLink): Promise<boolean> {
    if (linkId === null) return true;
    const doubtful = await this.database.reading(scope, async () => {
      const payment = await this.payments.findByTracking(linkId);
      if (!payment?.ownLinkId || payment.linkName !== null) return undefined;
      return (await this.returns.paymentAt(successUrl)) === payment.id ? undefined : payment.id;
    });
    if (doubtful === undefined) return true;
    const own = await this.settle(scope, doubtful);
    return own === undefined || own === linkId;
  }

  /**
   * Whether the charge that pays a link will say that it is ours, so that it need not be read back before: the payer comes back to an address that only this
   * link has, and its title has no token that would have to go. Needs a unit of work.
   */
  async isToldByItsCharge(payment: Payment): Promise<boolean> {
    if (payment.linkName !== null || !payment.ownLinkId) return false;
    const { naming } = await this.connections.billing(payment.scope, connectionOf(payment));
    const { successUrl, returnUrl } = this.secrets.openData(payment);
    return successUrl === null && returnUrl !== undefined && naming.isPlainSince(payment.createdAt);
  }

  private async certify(paymentId: string, keptId: string, link: NomodLink): Promise<void> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.ownLinkId !== keptId) return;
    if (link.id !== keptId)
      payment.correctLink(link.id, payment.paymentUrl === null ? null : this.secrets.sealUrl(payment, link.url));
    const showsToken = isNamedIn(paymentId, link.title) || endsInToken(link.title, paymentId);
    payment.certifyLink(showsToken ? 'with_token' : 'final');
    await this.payments.update(payment);
  }
}

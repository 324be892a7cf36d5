import { Injectable } from '@nestjs/common';
import { carriesToken, Connections, endsInToken } from '@remit/connections';
import { Database, isNamedIn, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { ReturnAddresses } from '@remit/invoice-sync';
import {
  callingFor,
  foundOrUndefined,
  type GatewayCharge,
  GatewayError,
  type GatewayLink,
  PaymentGateway,
} from '@remit/gateway';
import { connectionOf, type Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets } from '../payment-secrets';
import { LinkSaga } from './link-saga';

/** Nomod would refuse a repeated call too. The title then keeps our token, which does no harm. */
const FINAL_REFUSALS = ['refused', 'not_found', 'unauthorized'];

/** The members of a charge that tell on which link it was taken. */
type NamedLink = Pick<GatewayCharge, 'linkId' | 'successUrl'>;

/**
 * Nomod's answer to a create may have named the id of another object. Verifies that the stored id is that of the
 * payment's own link, and then removes our token from the title of the link.
 */
@Injectable()
export class LinkIdentity {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly saga: LinkSaga,
    private readonly secrets: PaymentSecrets,
    private readonly returns: ReturnAddresses,
    private readonly gateway: PaymentGateway,
  ) {}

  /**
   * Reads the link back once, and searches for the link with our token when the stored id is another object's. Must
   * run outside a unit of work; safe to repeat.
   * @returns the id that is certainly ours; undefined when Nomod shows no such link, or the payment has no own link
   * @throws GatewayError
   */
  async settle(scope: Scope, paymentId: string): Promise<string | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.ownLinkId) return undefined;
      const { ownLinkId: linkId, linkName } = payment;
      if (linkName !== null) return { linkId, isCertain: true as const };
      const billing = await this.connections.billing(scope, connectionOf(payment));
      // No text of the link has room for the token, so reading it proves no more than the answer of the create.
      if (!billing.naming.holdsToken) return { linkId, isCertain: true as const };
      const intent = await this.saga.intentOf(payment, await this.invoices.get(payment.invoiceId), billing);
      return { linkId, isCertain: false as const, intent, credentials: billing.credentials };
    });
    if (!known || known.isCertain) return known?.linkId;
    const kept = await foundOrUndefined(this.gateway.getLink(known.credentials, known.linkId));
    const own = kept && carriesToken(kept, paymentId) ? kept : (await known.intent.find()).items[0];
    if (own) await this.database.transaction(scope, () => this.certify(paymentId, known.linkId, own));
    return own?.id;
  }

  /**
   * Whether a charge that names the link of a payment was taken on the payment's own link. A charge with the return
   * address of that link proves it. Otherwise the link is read back now, unless it was read back before. Must run
   * outside a unit of work; safe to repeat.
   * @throws GatewayError
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
   * Whether the charge that pays a link will prove that the link is ours, so that the link need not be read back.
   * This holds when the link has its own return address and its title has no token to remove. Needs a unit of work.
   */
  async isToldByItsCharge(payment: Payment): Promise<boolean> {
    if (payment.linkName !== null || !payment.ownLinkId) return false;
    const { naming } = await this.connections.billing(payment.scope, connectionOf(payment));
    const { successUrl, returnUrl } = this.secrets.openData(payment);
    return successUrl === null && returnUrl !== undefined && naming.isPlainSince(payment.createdAt);
  }

  /**
   * Removes our token from the title of a link once no search needs it any more. It has the lowest priority of all
   * calls. Must run outside a unit of work; safe to repeat, before and after a crash.
   * @returns whether `markFinal` must store the new title
   * @throws GatewayError, GatewayBusy
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
      await callingFor('sweep', () => this.gateway.renameLink(named.credentials, named.linkId, named.title));
    } catch (error) {
      if (!(error instanceof GatewayError) || !FINAL_REFUSALS.includes(error.kind)) throw error;
    }
    return true;
  }

  /** Needs a unit of work. */
  async markFinal(paymentId: string): Promise<void> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.linkName !== 'with_token') return;
    payment.certifyLink('final');
    this.payments.update(payment);
  }

  private async certify(paymentId: string, keptId: string, link: GatewayLink): Promise<void> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.ownLinkId !== keptId) return;
    if (link.id !== keptId)
      payment.correctLink(link.id, payment.paymentUrl === null ? null : this.secrets.sealUrl(payment, link.url));
    const showsToken = isNamedIn(paymentId, link.title) || endsInToken(link.title, paymentId);
    payment.certifyLink(showsToken ? 'with_token' : 'final');
    this.payments.update(payment);
  }
}

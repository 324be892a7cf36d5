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

/** Nomod would refuse these again later. The title then keeps our token, which does no harm. */
const FINAL_REFUSALS = ['refused', 'not_found', 'unauthorized'];

/** What a charge says of where it was taken. */
type NamedLink = Pick<GatewayCharge, 'linkId' | 'successUrl'>;

/**
 * Nomod's answer to a create may have named another object's id. Makes sure that the id we keep is that of the payment's own link, and takes our token out of
 * the title of the link after that.
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
   * Reads the link back once, and looks for the one with our token when it is another. Outside any unit of work; safe to repeat.
   * @returns the id that is surely ours; undefined when Nomod shows none such, or the payment has no link of its own.
   * @throws GatewayError
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
   * Whether a charge that names the link of a payment was taken on the payment's own link. A charge with the return address of that link proves it. Otherwise the
   * link is read back now, unless it was before. Outside any unit of work; safe to repeat. @throws GatewayError
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
   * Whether the charge that pays a link will prove that the link is ours, so that the link need not be read back: the link has a return address of its own, and
   * its title holds no token to take out. Needs a unit of work.
   */
  async isToldByItsCharge(payment: Payment): Promise<boolean> {
    if (payment.linkName !== null || !payment.ownLinkId) return false;
    const { naming } = await this.connections.billing(payment.scope, connectionOf(payment));
    const { successUrl, returnUrl } = this.secrets.openData(payment);
    return successUrl === null && returnUrl !== undefined && naming.isPlainSince(payment.createdAt);
  }

  /**
   * Takes our token out of the title of a link, once nobody has to look for it any more. The least urgent of all calls.
   * Outside any unit of work; safe to repeat, before and after a crash. @throws GatewayError, GatewayBusy
   * @returns whether the new title is to be noted with `markFinal`.
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
    await this.payments.update(payment);
  }

  private async certify(paymentId: string, keptId: string, link: GatewayLink): Promise<void> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.ownLinkId !== keptId) return;
    if (link.id !== keptId)
      payment.correctLink(link.id, payment.paymentUrl === null ? null : this.secrets.sealUrl(payment, link.url));
    const showsToken = isNamedIn(paymentId, link.title) || endsInToken(link.title, paymentId);
    payment.certifyLink(showsToken ? 'with_token' : 'final');
    await this.payments.update(payment);
  }
}

import { Injectable } from '@nestjs/common';
import { carriesToken, Connections, endsInToken } from '@remit/connections';
import { Database, isNamedIn, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { ReturnAddresses } from '@remit/invoice-sync';
import {
  callingFor,
  foundOrUndefined,
  type GatewayCharge,
  type GatewayCredentials,
  GatewayError,
  type GatewayLink,
  PaymentGateway,
} from '@remit/gateway';
import { connectionOf, type Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets } from '../payment-secrets';
import { type LinkIntent, LinkSaga } from './link-saga';

/** Nomod would refuse a repeated call too. The title then keeps our token, which does no harm. */
const FINAL_REFUSALS = ['refused', 'not_found', 'unauthorized'];

/** The members of a charge that tell on which link it was taken. */
type NamedLink = Pick<GatewayCharge, 'linkId' | 'successUrl'>;

/** The new title of a link. */
interface Renaming {
  readonly credentials: GatewayCredentials;
  readonly linkId: string;
  readonly title: string;
}

/** The stored id of a payment's own link. While it is doubtful: how the link is verified, and its title without token. */
export type StoredLink =
  | { readonly linkId: string; readonly isCertain: true }
  | (Renaming & { readonly isCertain: false; readonly intent: LinkIntent });

/** The own link of a payment. `renaming` is known when it was verified now: null when its title needs no change. */
export interface VerifiedLink {
  readonly linkId: string;
  readonly renaming?: Renaming | null;
}

/**
 * Nomod's answer to a create may have named the id of another object. Verifies that the stored id is that of the
 * payment's own link, and then removes our token from the title of the link.
 */
@Injectable()
export class LinkVerification {
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
    const kept = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      return payment && this.keptLink(payment);
    });
    return kept ? (await this.verify(scope, paymentId, kept))?.linkId : undefined;
  }

  /** What `verify` needs; undefined when the payment has no own link. Needs a unit of work. */
  async keptLink(payment: Payment): Promise<StoredLink | undefined> {
    const { ownLinkId: linkId, linkName } = payment;
    if (!linkId) return undefined;
    if (linkName !== null) return { linkId, isCertain: true };
    const [billing, invoice] = await Promise.all([
      this.connections.billing(payment.scope, connectionOf(payment)),
      this.invoices.get(payment.invoiceId),
    ]);
    const { credentials, naming } = billing;
    // No text of the link has room for the token, so reading it proves no more than the answer of the create.
    if (!naming.holdsToken) return { linkId, isCertain: true };
    const intent = await this.saga.intentOf(payment, invoice, billing);
    return { linkId, isCertain: false, intent, credentials, title: naming.title(invoice.invoiceNumber) };
  }

  /** As `settle`, for a link that was read already. */
  async verify(scope: Scope, paymentId: string, kept: StoredLink): Promise<VerifiedLink | undefined> {
    if (kept.isCertain) return { linkId: kept.linkId };
    const { credentials, title, linkId } = kept;
    const link = await foundOrUndefined(this.gateway.getLink(credentials, linkId));
    const own = link && carriesToken(link, paymentId) ? link : (await kept.intent.find()).items[0];
    if (!own) return undefined;
    const sharing = { kind: 'certify link', subject: paymentId };
    const needsName = await this.database.sharing(scope, sharing, () => this.certify(paymentId, linkId, own));
    if (needsName === undefined) return { linkId: own.id };
    return { linkId: own.id, renaming: needsName ? { credentials, linkId: own.id, title } : null };
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
   * @param renaming default: read now
   * @returns whether `markFinal` must store the new title
   * @throws GatewayError, GatewayBusy
   */
  async rename(scope: Scope, paymentId: string, renaming?: Renaming | null): Promise<boolean> {
    const named = renaming === undefined ? await this.renamingOf(scope, paymentId) : renaming;
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

  private async renamingOf(scope: Scope, paymentId: string): Promise<Renaming | null> {
    return this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.ownLinkId || !needsName(payment)) return null;
      const { credentials, naming } = await this.connections.billing(scope, connectionOf(payment));
      const { invoiceNumber } = await this.invoices.get(payment.invoiceId);
      return { credentials, linkId: payment.ownLinkId, title: naming.title(invoiceNumber) };
    });
  }

  /**
   * @returns whether the title of the link is still to be changed; undefined when another process changed the id
   * meanwhile: it may have verified the link without changing the title
   */
  private async certify(paymentId: string, keptId: string, link: GatewayLink): Promise<boolean | undefined> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.ownLinkId !== keptId) return undefined;
    if (link.id !== keptId)
      payment.correctLink(link.id, payment.paymentUrl === null ? null : this.secrets.sealUrl(payment, link.url));
    const showsToken = isNamedIn(paymentId, link.title) || endsInToken(link.title, paymentId);
    payment.certifyLink(showsToken ? 'with_token' : 'final');
    this.payments.update(payment);
    return needsName(payment);
  }
}

const needsName = ({ linkName, isLinkClosed }: Payment): boolean => linkName === 'with_token' && !isLinkClosed;

import { Check, Entity, Index } from 'typeorm';
import type { Capture } from './capture';
import { PaymentRow } from './payment-row.entity';
import {
  assertTransition,
  type LinkName,
  OPEN_STATUSES,
  PAID_STATUSES,
  type PaymentStatus,
  type SealedUrl,
} from './payment-status';

/**
 * A request for money for one invoice, through a link, a Nomod invoice or outside Nomod. Amounts are minor units of its
 * currency. Its methods refuse transitions that `PAYMENT_TRANSITIONS` does not allow.
 */
@Entity({ name: 'payments' })
@Index('payments_live_link', ['tenantId', 'environmentId', 'invoiceId'], {
  unique: true,
  where: `payment_method_type = 'payment_link' and payment_status in ('initiated', 'pending')`,
})
@Index('payments_charge', ['tenantId', 'environmentId', 'gatewayPaymentId'], {
  unique: true,
  where: 'gateway_payment_id is not null',
})
@Index('payments_tracking', ['tenantId', 'environmentId', 'gatewayTrackingId'], {
  where: 'gateway_tracking_id is not null',
})
@Index('payments_url', ['tenantId', 'environmentId', 'urlFingerprint'], { where: `url_fingerprint <> ''` })
@Index('payments_reference', ['tenantId', 'environmentId', 'referenceId'], { where: 'reference_id is not null' })
@Index('payments_invoice', ['tenantId', 'environmentId', 'invoiceId', 'id'])
@Index('payments_connection', ['tenantId', 'environmentId', 'connectionId'])
@Index('payments_closing', ['tenantId', 'environmentId', 'connectionId'], { where: `link_state = 'closing'` })
@Index('payments_amount', ['tenantId', 'environmentId', 'amountMinor', 'id'])
@Index('payments_paid', { synchronize: false })
@Index('payments_card', ['tenantId', 'environmentId', 'cardLast4', 'id'], { where: 'card_last4 is not null' })
@Index('payments_status', ['tenantId', 'environmentId', 'paymentStatus', 'id'])
@Check(
  'payments_status_known',
  `payment_status in ('initiated', 'pending', 'succeeded', 'partially_refunded', 'refunded', 'failed', 'voided', 'expired')`,
)
@Check('payments_method', `payment_method_type in ('payment_link', 'card', 'offline')`)
@Check('payments_link_name', `link_name in ('with_token', 'final')`)
@Check('payments_link_state', `link_state in ('active', 'used', 'closing', 'disabled')`)
@Check('payments_amounts', 'amount_minor > 0 and captured_minor >= 0 and extras_minor >= 0 and refunded_minor >= 0')
export class Payment extends PaymentRow {
  get isOpen(): boolean {
    return OPEN_STATUSES.includes(this.paymentStatus);
  }

  get isPaid(): boolean {
    return PAID_STATUSES.includes(this.paymentStatus);
  }

  /** An invoice has at most one live link. */
  get isLiveLink(): boolean {
    return this.paymentMethodType === 'payment_link' && this.isOpen;
  }

  /** Nomod's id of the link that was made for this payment. */
  get ownLinkId(): string | null {
    return this.paymentMethodType === 'payment_link' && !this.usesInvoiceUrl ? this.gatewayTrackingId : null;
  }

  /** The deadline has passed, and the payment is not paid. */
  get isOverdue(): boolean {
    return this.isOpen && this.expiresAt !== null && this.expiresAt.getTime() <= Date.now();
  }

  /** A URL that can no longer be paid is not shown. */
  get showsUrl(): boolean {
    return this.linkState === 'active' && !this.isOverdue;
  }

  /** The payment has a link that must be disabled at Nomod. */
  get mustBeSwitchedOff(): boolean {
    return this.linkState === 'closing' || (this.linkState === 'active' && this.isOverdue);
  }

  /** The URL must not be paid any more, whether Nomod has confirmed that or not. */
  get isLinkClosed(): boolean {
    return this.linkState === 'closing' || this.linkState === 'disabled';
  }

  /** The amount taken and not refunded yet. */
  get refundableMinor(): bigint {
    const left = this.capturedMinor + this.extrasMinor - this.refundedMinor;
    return left > 0n ? left : 0n;
  }

  /** The amount that the invoice keeps. A refund reduces it before it reduces tip and fees. */
  get keptMinor(): bigint {
    const kept = this.capturedMinor - this.refundedMinor;
    return kept > 0n ? kept : 0n;
  }

  /** The payer can use the URL from now on. */
  openLink(link: { trackingId: string; url: SealedUrl; usesInvoiceUrl: boolean }): void {
    this.moveTo('pending');
    this.gatewayTrackingId = link.trackingId;
    this.keepUrl(link.url);
    this.usesInvoiceUrl = link.usesInvoiceUrl;
    // The page of an invoice stays as long as the invoice is owed.
    if (link.usesInvoiceUrl) this.expiresAt = null;
    this.linkState = 'active';
    this.errorCode = null;
    this.errorMessage = null;
  }

  /** Replaces the link id: the answer that gave the stored id was about another object. */
  correctLink(trackingId: string, url: SealedUrl | null): void {
    this.gatewayTrackingId = trackingId;
    if (url) this.keepUrl(url);
    this.updatedAt = new Date();
  }

  /** The link was read back and is ours. */
  certifyLink(name: LinkName): void {
    this.linkName = name;
    this.updatedAt = new Date();
  }

  /** Nomod gave no link, gave a link that must not be shown, or no longer has the money. */
  recordFailure(code: string, message: string): void {
    this.errorCode = code;
    this.errorMessage = message;
    this.updatedAt = new Date();
  }

  succeed(capture: Capture): void {
    this.moveTo('succeeded');
    this.gatewayPaymentId = capture.chargeId;
    this.capturedMinor = capture.amountMinor;
    this.extrasMinor = capture.extrasMinor;
    this.paidWith = capture.paidWith;
    this.cardLast4 = capture.paidWith?.card_last4 ?? null;
    this.succeededAt = capture.paidAt;
    if (this.linkState) this.linkState = 'used';
  }

  /** @param refundedMinor total of all refunds that still hold, not the increase */
  refund(refundedMinor: bigint): void {
    if (refundedMinor > this.refundedMinor) this.refundedAt = new Date();
    if (refundedMinor === 0n) this.refundedAt = null;
    this.refundedMinor = refundedMinor;
    this.followRefunds();
  }

  /** The charge took another amount than first reported. */
  correct({ amountMinor, extrasMinor }: Pick<Capture, 'amountMinor' | 'extrasMinor'>): void {
    this.capturedMinor = amountMinor;
    this.extrasMinor = extrasMinor;
    this.followRefunds();
  }

  /** The money is gone without a refund. The part that was not refunded no longer counts. */
  markLost(): void {
    this.lostMinor = this.refundableMinor;
    this.recordFailure('charge_lost', 'Nomod no longer has the money of this charge. The invoice is owed again.');
    if (this.capturedMinor > this.refundedMinor) this.capturedMinor = this.refundedMinor;
    this.extrasMinor = this.refundedMinor - this.capturedMinor;
    if (this.refundedMinor > 0n) return this.followRefunds();
    this.moveTo('failed');
    this.failedAt = this.updatedAt;
  }

  /** Nomod has the money after all. Its figures count again. */
  findAgain(): void {
    this.lostMinor = 0n;
    this.failedAt = this.errorCode = this.errorMessage = null;
  }

  /**
   * The payment will not be collected. Its own link is disabled at Nomod next, and is `closing` until that is
   * confirmed.
   */
  void(): void {
    this.moveTo('voided');
    this.voidedAt = this.updatedAt;
    if (this.linkState) this.linkState = this.usesInvoiceUrl ? 'disabled' : 'closing';
  }

  /** The deadline has passed. The link is disabled at Nomod before or after this. */
  expire(): void {
    this.moveTo('expired');
    if (this.linkState === 'active') this.linkState = 'closing';
  }

  /** The payment was recorded by hand and by mistake. Nothing was received. */
  reverse(): void {
    this.moveTo('voided');
    this.capturedMinor = 0n;
    this.succeededAt = null;
    this.voidedAt = this.updatedAt;
  }

  /**
   * The link accepts no more payments and may have taken one. A payment that was made for a charge has no link and is
   * voided.
   */
  markUsed(): void {
    if (this.paymentMethodType === 'card') this.void();
    else this.linkState &&= 'used';
    this.updatedAt = new Date();
  }

  /** Records whether Nomod has confirmed that the link is disabled. A disabled link may be enabled there again. */
  showLinkOff(isOff: boolean): void {
    this.linkState = isOff ? 'disabled' : 'closing';
    this.updatedAt = new Date();
  }

  private followRefunds(): void {
    const isWhole = this.refundedMinor >= this.capturedMinor + this.extrasMinor;
    const next = this.refundedMinor === 0n ? 'succeeded' : isWhole ? 'refunded' : 'partially_refunded';
    if (this.paymentStatus !== next) this.moveTo(next);
    this.updatedAt = new Date();
  }

  private keepUrl({ sealed, fingerprint }: SealedUrl): void {
    this.paymentUrl = sealed;
    this.urlFingerprint = fingerprint;
  }

  private moveTo(next: PaymentStatus): void {
    assertTransition(this, next);
    this.paymentStatus = next;
    this.updatedAt = new Date();
  }
}

/**
 * The connection through which a payment was made at Nomod.
 * @throws Error when the payment has no connection, for example an offline payment
 */
export function connectionOf(payment: Payment): string {
  if (!payment.connectionId) throw new Error(`Payment ${payment.id} has no connection`);
  return payment.connectionId;
}

import { Injectable } from '@nestjs/common';
import { type Billing, Connections, type PaymentConnection } from '@remit/connections';
import { Database } from '@remit/database';
import { EventBus, PaymentDeadlineSet, PaymentLinkRequested, PaymentPending } from '@remit/domain-events';
import { ApiError, Idempotency } from '@remit/http-api';
import { type InvoiceView, Invoices } from '@remit/invoices';
import { CANCELLED_AT_NOMOD, InvoiceSync, type InvoiceSyncStanding, ReturnAddresses } from '@remit/invoice-sync';
import { assertLinkAmount, assertSameCurrency, stillOwed } from '../payment-amount';
import { Payment } from '../payment.entity';
import { paymentCreated } from '../payment-facts';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets, type PrivateData } from '../payment-secrets';
import { LinkClosing } from './link-closing';
import { syncUnderway } from './link-failure';

/** A link payment as asked for; the amount is in minor units. */
export interface LinkRequest extends PrivateData {
  readonly invoiceId: string;
  readonly connectionId: string | undefined;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** When the link shall stop working; null: as the connection says. */
  readonly expiresAt: Date | null;
  readonly createdBy: string;
  readonly idempotencyKey: string | null;
}

type SyncedUrl = Extract<InvoiceSyncStanding, { state: 'synced' }>;

/** What to do next for a request, decided with the invoice locked. */
export type LinkStep =
  | { readonly next: 'answer'; readonly payment: Payment; readonly created: boolean }
  | {
      readonly next: 'ask';
      readonly payment: Payment;
      readonly invoice: InvoiceView;
      readonly created: boolean;
      /** Saved in this unit of work: nobody else knows it yet. */
      readonly isNew: boolean;
      /** Of the payment's connection, when it was read on the way. */
      readonly billing?: Billing;
    }
  /** An older link that asks something else, or was used up without paying, was voided and must be switched off first. */
  | { readonly next: 'close'; readonly paymentId: string }
  /** The invoice itself is on its way to Nomod: its own URL will do. */
  | { readonly next: 'wait' };

/** The part of a link request that happens in one unit of work: every check, and the payment saved as the intent. */
@Injectable()
export class LinkPreparation {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly sync: InvoiceSync,
    private readonly closing: LinkClosing,
    private readonly secrets: PaymentSecrets,
    private readonly returns: ReturnAddresses,
    private readonly bus: EventBus,
    private readonly idempotency: Idempotency,
  ) {}

  async prepare(request: LinkRequest): Promise<LinkStep> {
    const { scope } = this.database;
    // Answered in this order, each once the lock of the invoice was waited for: whether invoices are pushed decides what may become of this one.
    const [invoice, connection, payments, sync] = await this.database.together(scope, [
      () => this.invoices.lockOpen(request.invoiceId),
      () => this.connections.findForPayment(scope, request.connectionId),
      () => this.payments.lockOfInvoice(request.invoiceId),
      () => this.sync.recordOf(request.invoiceId),
    ]);
    this.invoices.assertPayable(invoice);
    assertSameCurrency(invoice.currency, request.currency);
    assertLinkAmount(request.amountMinor, stillOwed(invoice, payments), invoice);
    const live = payments.find(({ isLiveLink }) => isLiveLink);
    const synced = this.sync.standing(invoice, {
      sync,
      isOn: connection.invoicesArePushed,
      booked: bookedCharges(payments),
    });
    assertNamed(request.connectionId, live, synced);
    if (live?.isOverdue) {
      await this.closing.expire(live);
      return { next: 'close', paymentId: live.id };
    }
    const outdated = live && reasonToClose(live, request, synced);
    if (live && outdated) {
      await this.closing.void(live, outdated);
      return { next: 'close', paymentId: live.id };
    }
    // A request that is repeated after a crash is answered as its first run would have been.
    const created = !live || (await this.idempotency.isRepeatOf(live.id));
    if (live?.paymentStatus === 'pending') return { next: 'answer', payment: live, created };
    const unfinished = await this.closing.unfinished(payments);
    if (unfinished) return { next: 'close', paymentId: unfinished.id };
    if (synced.state === 'underway') return { next: 'wait' };
    if (request.expiresAt && synced.state === 'synced') throw hasNoDeadline(invoice.id);
    const { payment, isNew } = live
      ? { payment: live, isNew: false }
      : await this.create(request, invoice, connection, synced.state !== 'synced');
    // Made by an earlier run of the same request, and paid or closed since.
    if (!payment.isOpen) return { next: 'answer', payment, created: true };
    const news = isNew ? [paymentCreated(payment), ...deadlineSet(payment)] : [];
    if (synced.state === 'synced') {
      await this.useInvoiceUrl(payment, synced);
      await this.bus.publishAll([...news, urlGiven(payment, synced)]);
      return { next: 'answer', payment, created };
    }
    await this.bus.publishAll([...news, new PaymentLinkRequested({ payment_id: payment.id, invoice_id: invoice.id })]);
    const billing = payment.connectionId === connection.id ? connection.billing() : undefined;
    return { next: 'ask', payment, invoice, created, isNew, billing };
  }

  /** The payment, with its invoice when its link may and should be asked for again. @throws ApiError not_found, or why the invoice cannot be paid. */
  async prepareRetry(paymentId: string): Promise<{ payment: Payment; invoice?: InvoiceView }> {
    const found = await this.payments.get(paymentId);
    if (found.paymentMethodType !== 'payment_link' || found.paymentStatus !== 'initiated') return { payment: found };
    const invoice = await this.invoices.lockOpen(found.invoiceId);
    this.invoices.assertPayable(invoice);
    const paid = await this.payments.lockOfInvoice(invoice.id);
    const { state } = await this.sync.stateOf(invoice, bookedCharges(paid));
    if (state === 'underway' || state === 'synced') throw syncUnderway(invoice.id);
    assertLinkAmount(found.amountMinor, stillOwed(invoice, paid), invoice);
    await this.bus.publish(new PaymentLinkRequested({ payment_id: found.id, invoice_id: found.invoiceId }));
    return { payment: found, invoice };
  }

  private async create(
    request: LinkRequest,
    invoice: InvoiceView,
    { id: connectionId, linkExpiresAfterHours }: PaymentConnection,
    hasOwnLink: boolean,
  ): Promise<{ payment: Payment; isNew: boolean }> {
    const { id, isRepeated } = await this.idempotency.claimId('pay');
    const repeated = isRepeated ? await this.payments.findById(id) : null;
    if (repeated) return { payment: repeated, isNew: false };
    const now = new Date();
    const { metadata, successUrl, cancelUrl, description, paymentOptions } = request;
    // A charge that carries it would be booked on the object that has it.
    if (successUrl !== null && (await this.returns.isGiven(successUrl)))
      throw ApiError.invalidField('success_url', 'success_url is the address of another link or invoice');
    const subject = { subjectId: id, connectionId, invoiceId: invoice.id, paymentId: id };
    const returnUrl = successUrl === null ? await this.returns.addressFor(subject) : undefined;
    const payment = Object.assign(new Payment(), {
      id,
      invoiceId: invoice.id,
      invoiceNumber: invoice.invoiceNumber,
      paymentMethodType: 'payment_link',
      paymentGateway: 'nomod',
      connectionId,
      currency: request.currency,
      amountMinor: request.amountMinor,
      privateData: this.secrets.sealData(id, {
        metadata,
        successUrl,
        cancelUrl,
        description,
        returnUrl,
        paymentOptions,
      }),
      expiresAt: hasOwnLink ? (request.expiresAt ?? hoursAfter(now, linkExpiresAfterHours)) : null,
      idempotencyKey: request.idempotencyKey,
      createdBy: request.createdBy,
      createdAt: now,
      updatedAt: now,
    } satisfies Partial<Payment>);
    await this.payments.insert(payment);
    return { payment, isNew: true };
  }

  private async useInvoiceUrl(payment: Payment, synced: SyncedUrl): Promise<void> {
    payment.connectionId = synced.connectionId;
    payment.openLink({
      trackingId: synced.nomodInvoiceId,
      url: this.secrets.sealUrl(payment, synced.url),
      usesInvoiceUrl: true,
    });
    await this.payments.update(payment);
  }
}

/** Money in another currency, or that is gone, pays nothing of the invoice, and yet the page at Nomod is paid. */
function bookedCharges(payments: readonly Payment[]): Set<string> {
  return new Set(payments.flatMap(({ gatewayPaymentId }) => gatewayPaymentId ?? []));
}

const HOUR_MS = 3_600_000;

const hoursAfter = (from: Date, hours: number | null): Date | null =>
  hours === null ? null : new Date(from.getTime() + hours * HOUR_MS);

function deadlineSet({ id, invoiceId, expiresAt }: Payment): PaymentDeadlineSet[] {
  if (expiresAt === null) return [];
  return [new PaymentDeadlineSet({ payment_id: id, invoice_id: invoiceId, expires_at: expiresAt.toISOString() })];
}

const hasNoDeadline = (invoiceId: string): ApiError =>
  new ApiError('conflict', {
    message: 'The invoice is paid on its own page at Nomod, which has no deadline',
    hint: 'Leave expires_at out, or void the invoice when it shall not be paid any more.',
    param: 'expires_at',
    details: { invoice_id: invoiceId },
  });

function urlGiven(payment: Payment, { connectionId, nomodInvoiceId }: SyncedUrl): PaymentPending {
  return new PaymentPending({
    payment_id: payment.id,
    invoice_id: payment.invoiceId,
    connection_id: connectionId,
    gateway_tracking_id: nomodInvoiceId,
    source: 'nomod_invoice',
  });
}

/** The address that an invoice has at Nomod is the one way to pay it, and stays where it is. */
function assertNamed(named: string | undefined, live: Payment | undefined, synced: InvoiceSyncStanding): void {
  const used = synced.state === 'synced' ? synced.connectionId : live?.usesInvoiceUrl ? live.connectionId : undefined;
  if (named === undefined || used === undefined || used === named) return;
  throw new ApiError('conflict', {
    message: 'The invoice was sent to Nomod through another connection, and is paid by its own address there.',
    hint: 'Name that connection, or none.',
    param: 'metadata.connection_id',
    details: { connection_id: used },
  });
}

/** Why the live link of an invoice must be closed before another URL is shown; undefined when it may stay. */
function reasonToClose(
  live: Payment,
  { amountMinor, connectionId }: LinkRequest,
  synced: InvoiceSyncStanding,
): string | undefined {
  if (live.linkState === 'used') return 'The link was used up';
  if (live.amountMinor !== amountMinor) return 'What is owed on the invoice changed';
  const isGone = live.usesInvoiceUrl && synced.state === 'failed' && synced.code === CANCELLED_AT_NOMOD;
  if (isGone) return 'The invoice was cancelled or removed at Nomod';
  const isElsewhere = connectionId !== undefined && !live.usesInvoiceUrl && live.connectionId !== connectionId;
  if (isElsewhere) return 'A link through another connection was asked for';
  return synced.state === 'synced' && !live.usesInvoiceUrl ? 'The invoice has its own URL at Nomod' : undefined;
}

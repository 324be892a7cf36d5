import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Connections, type PaymentConnection } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { EventBus, PaymentLinkRequested } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { Idempotency } from '@remit/idempotency';
import { InvoiceCheck, InvoiceSync, ReturnAddresses } from '@remit/invoice-sync';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { GatewayError } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { assertLinkAmount, assertSameCurrency, stillOwed } from '../payment-amount';
import type { Payment } from '../payment.entity';
import { paymentCreated } from '../payment-facts';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets } from '../payment-secrets';
import { LinkClosing } from './link-closing';
import { closingFailed, closingUnsure, LinkErrors, syncUnderway } from './link-errors';
import { LinkPolling } from './link-polling';
import {
  assertNamed,
  bookedCharges,
  deadlineSet,
  hasNoDeadline,
  type LinkRequest,
  newLinkPayment,
  reasonToClose,
  type SyncedUrl,
  urlGiven,
} from './link-rules';
import { type BegunLink, LinkSaga } from './link-saga';

export interface LinkResult {
  readonly payment: Payment;
  /** False when the invoice already had a live link. */
  readonly created: boolean;
  /** True when the link was made just now. Nobody can have tried to pay it. */
  readonly isUntried: boolean;
}

/** The next step for a request, decided while the invoice is locked. */
type LinkStep =
  | { readonly next: 'answer'; readonly payment: Payment; readonly created: boolean }
  | { readonly next: 'make'; readonly link: BegunLink; readonly created: boolean }
  /**
   * An older link was voided and must be disabled first. It does not match the request, or was used up without
   * paying.
   */
  | { readonly next: 'close'; readonly paymentId: string }
  /** The invoice itself is being sent to Nomod. Its own URL will be used. */
  | { readonly next: 'wait' };

/** Milliseconds between two checks of the invoice's sync. */
const LOOK_EVERY_MS = 50;

/** Maximum milliseconds for which a request waits for the running sync of its invoice. */
const SYNC_WAIT_MS = 5_000;

/**
 * Gives an invoice its one payable URL: the URL of the synced invoice if there is one, otherwise a new one-time link.
 */
@Injectable()
export class LinkRequests {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly sync: InvoiceSync,
    private readonly pages: InvoiceCheck,
    private readonly returns: ReturnAddresses,
    private readonly secrets: PaymentSecrets,
    private readonly saga: LinkSaga,
    private readonly closing: LinkClosing,
    private readonly polling: LinkPolling,
    private readonly errors: LinkErrors,
    private readonly bus: EventBus,
    private readonly idempotency: Idempotency,
    private readonly settings: Settings,
  ) {}

  /** @throws ApiError in the wording of the mission when the invoice cannot be paid by link, or Nomod gives none */
  async request(scope: Scope, request: LinkRequest): Promise<LinkResult> {
    const giveUpAt = Date.now() + SYNC_WAIT_MS;
    const sharing = { kind: 'request link', subject: request.invoiceId };
    for (;;) {
      const step = await this.database.sharing(scope, sharing, () => this.decide(request));
      if (step.next === 'make') {
        const payment = await this.saga.make(scope, step.link);
        return { payment, created: step.created, isUntried: true };
      }
      if (step.next === 'answer') {
        const { payment, created } = step;
        if (created || !(await this.hasEnded(scope, payment))) return { payment, created, isUntried: false };
      } else if (step.next === 'close') await this.close(scope, step.paymentId);
      else if (Date.now() > giveUpAt) throw syncUnderway(request.invoiceId);
      else await pause(LOOK_EVERY_MS);
    }
  }

  /**
   * Retries the link of an initiated payment. Returns a payment that needs no link unchanged.
   * @throws ApiError as `request` does
   */
  async retry(scope: Scope, paymentId: string): Promise<Payment> {
    const wanted = await this.database.transaction(scope, () => this.decideRetry(paymentId));
    return 'intent' in wanted ? this.saga.make(scope, wanted) : wanted;
  }

  /** Makes every check and saves the payment as the intent. Needs a unit of work. */
  private async decide(request: LinkRequest): Promise<LinkStep> {
    const { scope } = this.database;
    // Sent together. PostgreSQL executes them in this order, so everything is read after the invoice was locked.
    const [invoice, connection, payments, sync] = await this.database.together(scope, [
      () => this.invoices.lockForUpdate(request.invoiceId),
      () => this.connections.findForPayment(scope, request.connectionId),
      () => this.payments.lockOfInvoice(request.invoiceId),
      () => this.sync.recordOf(request.invoiceId),
    ]);
    this.invoices.assertPayable(invoice);
    assertSameCurrency(invoice.currency, request.currency);
    assertLinkAmount(request.amountMinor, stillOwed(invoice, payments), invoice);
    const live = payments.find(({ isLiveLink }) => isLiveLink);
    const synced = this.sync.stateWith(invoice, {
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
    // A request that is repeated after a crash gets the answer of its first run.
    const created = !live || (await this.idempotency.isRepeatOf(live.id));
    if (live?.paymentStatus === 'pending') return { next: 'answer', payment: live, created };
    const unfinished = await this.closing.unfinished(payments);
    if (unfinished) return { next: 'close', paymentId: unfinished.id };
    if (synced.state === 'underway') return { next: 'wait' };
    if (request.expiresAt && synced.state === 'synced') throw hasNoDeadline(invoice.id);
    const { payment, isNew } = live
      ? { payment: live, isNew: false }
      : await this.create(request, invoice, connection, synced.state !== 'synced');
    // An earlier run of the same request made the payment, which was then paid or closed.
    if (!payment.isOpen) return { next: 'answer', payment, created: true };
    const news = isNew ? [paymentCreated(payment), ...deadlineSet(payment)] : [];
    if (synced.state === 'synced') {
      this.useInvoiceUrl(payment, synced);
      await this.bus.publishAll([...news, urlGiven(payment, synced)]);
      return { next: 'answer', payment, created };
    }
    await this.bus.publishAll([...news, new PaymentLinkRequested({ payment_id: payment.id, invoice_id: invoice.id })]);
    const billing = payment.connectionId === connection.id ? connection.billing() : undefined;
    return { next: 'make', created, link: await this.saga.begin({ payment, invoice, isNew, billing }) };
  }

  /**
   * The payment, or its link if the link must be made again. Needs a unit of work.
   * @throws ApiError not_found, or the reason why the invoice cannot be paid
   */
  private async decideRetry(paymentId: string): Promise<Payment | BegunLink> {
    const found = await this.payments.get(paymentId);
    if (found.paymentMethodType !== 'payment_link' || found.paymentStatus !== 'initiated') return found;
    const invoice = await this.invoices.lockForUpdate(found.invoiceId);
    this.invoices.assertPayable(invoice);
    const paid = await this.payments.lockOfInvoice(invoice.id);
    const { state } = await this.sync.stateOf(invoice, bookedCharges(paid));
    if (state === 'underway' || state === 'synced') throw syncUnderway(invoice.id);
    assertLinkAmount(found.amountMinor, stillOwed(invoice, paid), invoice);
    await this.bus.publish(new PaymentLinkRequested({ payment_id: found.id, invoice_id: found.invoiceId }));
    return this.saga.begin({ payment: found, invoice, isNew: false });
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
    const { successUrl } = request;
    // A charge with this return address would be booked on the other object.
    if (successUrl !== null && (await this.returns.isGiven(successUrl)))
      throw ApiError.invalidField('success_url', 'success_url is the return address of another link or invoice');
    const subject = { subjectId: id, connectionId, invoiceId: invoice.id, paymentId: id };
    const returnUrl = successUrl === null ? await this.returns.addressFor(subject) : undefined;
    const { metadata, cancelUrl, description, paymentOptions } = request;
    const secrets = { metadata, successUrl, cancelUrl, description, returnUrl, paymentOptions };
    const payment = newLinkPayment(request, invoice, {
      id,
      connectionId,
      privateData: this.secrets.sealData(id, secrets),
      expiresInHours: hasOwnLink ? linkExpiresAfterHours : undefined,
    });
    this.payments.insert(payment);
    return { payment, isNew: true };
  }

  private useInvoiceUrl(payment: Payment, synced: SyncedUrl): void {
    payment.connectionId = synced.connectionId;
    payment.openLink({
      trackingId: synced.nomodInvoiceId,
      url: this.secrets.sealUrl(payment, synced.url),
      usesInvoiceUrl: true,
    });
    this.payments.update(payment);
  }

  /** Whether the URL of a live payment can no longer be paid. False when Nomod does not answer. */
  private async hasEnded(scope: Scope, payment: Payment): Promise<boolean> {
    if (payment.usesInvoiceUrl)
      return this.pages.isGone(scope, payment.invoiceId, this.settings.pollIntervalSeconds * 1_000);
    if (!this.polling.mayHaveEnded(payment)) return false;
    try {
      return await this.polling.end(scope, payment.id);
    } catch (error) {
      await this.errors.report(scope, payment.id, error);
      return false;
    }
  }

  private async close(scope: Scope, paymentId: string): Promise<void> {
    try {
      if (!(await this.closing.close(scope, paymentId)))
        throw closingUnsure(paymentId, 'Nomod has more charges than Remit could read');
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      await this.errors.report(scope, paymentId, error);
      throw closingFailed(paymentId, error);
    }
  }
}

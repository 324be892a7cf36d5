import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Billing, carriesToken, Connections, cutLength, hasTextsOf, NomodHabits } from '@remit/connections';
import { Database, type Scope, tokenOf } from '@remit/database';
import { EventBus, PaymentLinkCreationFailed, PaymentPending, PaymentVoided } from '@remit/domain-events';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { declinedAddress, gatewayLines } from '@remit/invoice-sync';
import {
  GatewayError,
  type GatewayLink,
  type GatewayList,
  longestCallMs,
  type PayableDraft,
  PaymentGateway,
  paymentOptions,
} from '@remit/gateway';
import { type RemoteCreation, RemoteOperations, type RemoteOutcome, type RemoteStep } from '@remit/remote-operations';
import { Settings } from '@remit/settings';
import { connectionOf, type Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets } from '../payment-secrets';
import { amountMismatch } from './link-attention';
import { linkFailure } from './link-errors';

/** The steps that make the link of a payment. Saving the link returns the payment in its new state. */
export type LinkIntent = RemoteCreation<GatewayLink, Payment, Payment>;

/** A payment that needs a link. */
export interface WantedLink {
  readonly payment: Payment;
  readonly invoice: InvoiceView;
  /** True when this unit of work saved the payment. No other process knows it yet. */
  readonly isNew: boolean;
  /** Billing of the payment's connection, if it was already read. */
  readonly billing?: Billing;
}

/** A saved intent. `begun` is set when this process may execute it at once. */
export interface BegunLink {
  readonly payment: Payment;
  readonly intent: LinkIntent;
  readonly begun: RemoteStep | undefined;
}

/** Milliseconds between two tries while another request or worker makes the same link. */
const TRY_EVERY_MS = 50;

/**
 * Makes the link of a payment at Nomod once: saves the intent, calls Nomod, saves the link. Finds the link after an
 * unknown outcome.
 */
@Injectable()
export class LinkSaga {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly operations: RemoteOperations,
    private readonly gateway: PaymentGateway,
    private readonly connections: Connections,
    private readonly habits: NomodHabits,
    private readonly secrets: PaymentSecrets,
    private readonly bus: EventBus,
    private readonly settings: Settings,
  ) {}

  /**
   * Saves the intent of a new payment in the unit of work that saves the payment, so that the call to Nomod needs no
   * second commit. `make` saves the intent of an older payment: a worker that finishes a link locks the intent first
   * and then the payment.
   */
  async begin({ payment, invoice, isNew, billing }: WantedLink): Promise<BegunLink> {
    const intent = await this.intentOf(payment, invoice, billing);
    return { payment, intent, begun: isNew ? this.operations.beginNew(intent) : undefined };
  }

  /**
   * Calls Nomod and saves the outcome. Must run outside a unit of work.
   * @throws ApiError when the payment has no link afterwards
   */
  async make(scope: Scope, { payment, intent, begun }: BegunLink): Promise<Payment> {
    const giveUpAt = Date.now() + longestCallMs(this.settings);
    let outcome = begun
      ? await this.operations.carryOut(scope, intent, begun)
      : await this.operations.run(scope, intent);
    while (outcome.state === 'busy' && Date.now() < giveUpAt) {
      await pause(TRY_EVERY_MS);
      outcome = await this.operations.run(scope, intent);
    }
    const saved = outcome.state === 'done' ? outcome.saved : undefined;
    const current = saved ?? (await this.database.transaction(scope, () => this.recordOutcome(payment.id, outcome)));
    if (current.paymentStatus === 'initiated' || current.errorCode !== null) throw linkFailure(current, outcome);
    return current;
  }

  /**
   * Disables a second link of a payment, which exists only when the creation was repeated. Must run outside a unit of
   * work; safe to repeat.
   * @throws GatewayError
   */
  async discardSpares(scope: Scope, paymentId: string): Promise<void> {
    const repeated = await this.database.transaction(scope, () => this.repeated(paymentId));
    if (repeated) await this.operations.discardSpares(repeated.intent, repeated.keep);
  }

  /**
   * @param known billing of the payment's connection; default: read in the running unit of work
   * @returns the steps that make, find, save and discard the link of this payment
   */
  async intentOf(payment: Payment, invoice: InvoiceView, known?: Billing): Promise<LinkIntent> {
    const connectionId = connectionOf(payment);
    const billing = known ?? (await this.connections.billing(payment.scope, connectionId));
    const { credentials } = billing;
    const draft = this.draft(payment, invoice, billing);
    return {
      kind: 'link',
      connectionId,
      subjectId: payment.id,
      invoiceId: payment.invoiceId,
      create: async () => this.create(billing, payment, draft),
      find: async () => this.find(billing, payment),
      showsAfterSeconds: billing.habits.number('search_delay'),
      lock: async () => this.hold(payment.id),
      save: async (link, held) => this.save(held, link),
      discard: async (link) => void (await this.gateway.disableLink(credentials, link.id)),
    };
  }

  /** An answer about another link proves nothing about ours. An account that cuts texts may return no token. */
  private async create({ credentials }: Billing, payment: Payment, draft: PayableDraft): Promise<GatewayLink> {
    const link = await this.gateway.createLink(credentials, draft);
    if (!carriesToken(link, payment.id) && !hasTextsOf(draft, link)) {
      const message = "Nomod's answer is not usable: it is about another link";
      throw new GatewayError({ operation: 'create link', kind: 'invalid_answer', outcome: 'unknown', message });
    }
    await this.noteCuts(payment, draft, link);
    return link;
  }

  /** Stores the lengths to which Nomod cuts texts, so that later texts are made as short. */
  private async noteCuts(payment: Payment, draft: PayableDraft, link: GatewayLink): Promise<void> {
    const [title, note] = [cutLength(draft.title, link.title), cutLength(draft.note, link.note)];
    if (title === undefined && note === undefined) return;
    await this.habits.note(payment.scope, connectionOf(payment), {
      ...(title !== undefined && { title_length: `${title}` }),
      ...(note !== undefined && { note_length: `${note}` }),
    });
  }

  private draft(payment: Payment, invoice: InvoiceView, { naming, options }: Billing): PayableDraft {
    const { successUrl, cancelUrl, description, returnUrl, paymentOptions: own } = this.secrets.openData(payment);
    return {
      ...naming.link(payment.id, invoice.invoiceNumber, description ?? undefined),
      currency: payment.currency,
      items: gatewayLines(invoice, payment.amountMinor),
      options: paymentOptions(options, invoice.paymentOptions, own),
      // The caller's address is sent unchanged: the server at that address would see any addition.
      successUrl: successUrl ?? returnUrl,
      failureUrl: cancelUrl ?? (returnUrl && declinedAddress(returnUrl)),
    };
  }

  /**
   * Searches titles first. If the search of the account proves nothing, it reads all links one by one. A search does
   * not find a link that a colleague renamed, so the notes of the newest links are read as well. If no text has room
   * for the token, nothing is found and nothing is proven.
   */
  private async find({ credentials, naming }: Billing, payment: Payment): Promise<GatewayList<GatewayLink>> {
    if (!naming.holdsToken) return { items: [], complete: false };
    const isOwn = (link: GatewayLink) => carriesToken(link, payment.id) && link.status !== 'disabled';
    const own = async (search?: string) => {
      const { items, complete } = await this.gateway.findLinks(credentials, { search });
      return { items: items.filter(isOwn), complete };
    };
    const found = await own(tokenOf(payment.id));
    if (found.items.length > 0) return found;
    // An earlier version wrote the whole ULID.
    const before = await own(payment.id.replace(/^pay_/, ''));
    if (before.items.length > 0) return before;
    if (!naming.searchProves(payment.createdAt)) return own();
    const { items } = await this.gateway.enabledLinkPage(credentials);
    return { items: items.filter(isOwn), complete: found.complete && before.complete };
  }

  private async hold(paymentId: string): Promise<Payment> {
    const payment = await this.payments.lockById(paymentId);
    if (!payment) throw new Error(`Payment ${paymentId} does not exist`);
    return payment;
  }

  private async save(payment: Payment, link: GatewayLink): Promise<Payment> {
    payment.gatewayTrackingId = link.id;
    const asksWhatIsOwed = link.amountMinor === payment.amountMinor && link.currency === payment.currency;
    if (payment.paymentStatus === 'initiated' && asksWhatIsOwed) await this.open(payment, link);
    else await this.refuse(payment, link);
    this.payments.update(payment);
    return payment;
  }

  private async open(payment: Payment, link: GatewayLink): Promise<void> {
    payment.openLink({
      trackingId: link.id,
      url: this.secrets.sealUrl(payment, link.url),
      usesInvoiceUrl: false,
    });
    await this.bus.publish(
      new PaymentPending({
        payment_id: payment.id,
        invoice_id: payment.invoiceId,
        connection_id: connectionOf(payment),
        gateway_tracking_id: link.id,
        source: 'link',
      }),
    );
  }

  /**
   * Never shows a link whose amount differs from the amount owed (the Nomod account may add tax), or that was made
   * after the payment was voided.
   */
  private async refuse(payment: Payment, link: GatewayLink): Promise<void> {
    if (payment.paymentStatus === 'initiated') {
      const mismatch = amountMismatch(payment, link);
      payment.recordFailure('nomod_amount_mismatch', mismatch.payload.summary);
      payment.void();
      await this.bus.publish(mismatch);
    }
    payment.linkState = 'closing';
    await this.bus.publish(
      new PaymentVoided({ payment_id: payment.id, invoice_id: payment.invoiceId, reason: 'The link must not be paid' }),
    );
  }

  /**
   * Saves on the payment why it has no link yet.
   * @returns the payment after the try
   */
  private async recordOutcome(paymentId: string, outcome: RemoteOutcome): Promise<Payment> {
    const payment = await this.payments.lockExisting(paymentId);
    if (payment.paymentStatus !== 'initiated' || outcome.state === 'done' || outcome.state === 'busy') return payment;
    const code = failureCode(outcome);
    const reason = outcome.state === 'unknown' ? outcome.reason : outcome.error.message;
    payment.recordFailure(code, reason);
    this.payments.update(payment);
    await this.bus.publish(
      new PaymentLinkCreationFailed({ payment_id: payment.id, invoice_id: payment.invoiceId, code, reason }),
    );
    return payment;
  }

  private async repeated(paymentId: string): Promise<{ intent: LinkIntent; keep: string } | undefined> {
    const payment = await this.payments.findById(paymentId);
    if (!payment?.gatewayTrackingId || payment.usesInvoiceUrl || !payment.connectionId) return undefined;
    const subject = { kind: 'link', connectionId: payment.connectionId, subjectId: payment.id } as const;
    if (!(await this.operations.wasRepeated(subject))) return undefined;
    const intent = await this.intentOf(payment, await this.invoices.get(payment.invoiceId));
    return { intent, keep: payment.gatewayTrackingId };
  }
}

function failureCode(outcome: RemoteOutcome & { state: 'not_done' | 'unknown' }) {
  if (outcome.state === 'unknown') return 'nomod_outcome_unknown';
  return outcome.error.kind === 'rate_limited' ? 'nomod_busy' : 'nomod_link_creation_failed';
}

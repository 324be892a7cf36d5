import { Injectable } from '@nestjs/common';
import { type Billing, carriesToken, Connections, cutLength, hasTextsOf, NomodHabits } from '@remit/connections';
import { AttentionNeeded, EventBus, PaymentPending, PaymentVoided } from '@remit/domain-events';
import { tokenOf } from '@remit/database';
import type { InvoiceView } from '@remit/invoices';
import { declinedAddress, gatewayLines } from '@remit/invoice-sync';
import { formatMoney } from '@remit/money';
import { type LinkDraft, paymentOptions, NomodClient, NomodError, type NomodLink, type NomodList } from '@remit/nomod';
import type { RemoteCreation } from '@remit/remote-operations';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets } from '../payment-secrets';

/** How the link of a payment is made; saving it gives the payment as it is then. */
export type LinkIntent = RemoteCreation<NomodLink, Payment, Payment>;

/** Says how a payment's own link is made at Nomod and recognised there. */
@Injectable()
export class LinkCreation {
  constructor(
    private readonly nomod: NomodClient,
    private readonly connections: Connections,
    private readonly habits: NomodHabits,
    private readonly payments: PaymentRepository,
    private readonly secrets: PaymentSecrets,
    private readonly bus: EventBus,
  ) {}

  /**
   * @param known of the payment's connection; read in the running unit of work when it is not given.
   * @returns what the saga needs to make, find, keep or drop the link of this payment.
   */
  async of(payment: Payment, invoice: InvoiceView, known?: Billing): Promise<LinkIntent> {
    const connectionId = connectionOf(payment);
    const billing = known ?? (await this.connections.billing(payment.scope, connectionId));
    const { credentials } = billing;
    const draft = this.draft(payment, invoice, billing);
    return {
      kind: 'link',
      connectionId,
      subjectId: payment.id,
      create: async () => this.create(billing, payment, draft),
      find: async () => this.find(billing, payment),
      showsAfterSeconds: billing.habits.number('search_delay'),
      hold: async () => this.hold(payment.id),
      save: async (link, held) => this.save(held, link),
      discard: async (link) => void (await this.nomod.disableLink(credentials, link.id)),
    };
  }

  /** An answer about some other link tells nothing of ours. One of an account that cuts texts need not hold the token. */
  private async create({ credentials }: Billing, payment: Payment, draft: LinkDraft): Promise<NomodLink> {
    const link = await this.nomod.createLink(credentials, draft);
    if (!carriesToken(link, payment.id) && !hasTextsOf(draft, link)) {
      const message = "Nomod's answer cannot be used: it is about another link";
      throw new NomodError({ operation: 'create link', kind: 'invalid_answer', outcome: 'unknown', message });
    }
    await this.noteCuts(payment, draft, link);
    return link;
  }

  /** The next texts are made as short as Nomod keeps them. */
  private async noteCuts(payment: Payment, draft: LinkDraft, link: NomodLink): Promise<void> {
    const [title, note] = [cutLength(draft.title, link.title), cutLength(draft.note, link.note)];
    if (title === undefined && note === undefined) return;
    await this.habits.note(payment.scope, connectionOf(payment), {
      ...(title !== undefined && { title_length: `${title}` }),
      ...(note !== undefined && { note_length: `${note}` }),
    });
  }

  private draft(payment: Payment, invoice: InvoiceView, { naming, options }: Billing): LinkDraft {
    const { successUrl, cancelUrl, description, returnUrl, paymentOptions: own } = this.secrets.openData(payment);
    return {
      ...naming.link(payment.id, invoice.invoiceNumber, description ?? undefined),
      currency: payment.currency,
      items: gatewayLines(invoice, payment.amountMinor),
      options: paymentOptions(options, invoice.paymentOptions, own),
      // The caller's address is sent unchanged: whoever serves it would see anything added to it.
      successUrl: successUrl ?? returnUrl,
      failureUrl: cancelUrl ?? (returnUrl && declinedAddress(returnUrl)),
    };
  }

  /**
   * Searches first. What a search of this account would not find is looked for among all links. A search of titles does not find what a colleague has renamed,
   * so the newest links are read for their notes. Where no text can hold the token nothing is found, and nothing is proven.
   */
  private async find({ credentials, naming }: Billing, payment: Payment): Promise<NomodList<NomodLink>> {
    if (!naming.holdsToken) return { items: [], complete: false };
    const isOwn = (link: NomodLink) => carriesToken(link, payment.id) && link.status !== 'disabled';
    const own = async (search?: string) => {
      const { items, complete } = await this.nomod.findLinks(credentials, { search });
      return { items: items.filter(isOwn), complete };
    };
    const found = await own(tokenOf(payment.id));
    if (found.items.length > 0) return found;
    // A version before this one wrote the whole ULID.
    const before = await own(payment.id.replace(/^pay_/, ''));
    if (before.items.length > 0) return before;
    if (!naming.searchProves(payment.createdAt)) return own();
    const { items } = await this.nomod.enabledLinkPage(credentials);
    return { items: items.filter(isOwn), complete: found.complete && before.complete };
  }

  private async hold(paymentId: string): Promise<Payment> {
    const payment = await this.payments.lockById(paymentId);
    if (!payment) throw new Error(`Payment ${paymentId} does not exist`);
    return payment;
  }

  private async save(payment: Payment, link: NomodLink): Promise<Payment> {
    payment.gatewayTrackingId = link.id;
    const asksWhatIsOwed = link.amountMinor === payment.amountMinor && link.currency === payment.currency;
    if (payment.paymentStatus === 'initiated' && asksWhatIsOwed) await this.open(payment, link);
    else await this.refuse(payment, link);
    await this.payments.update(payment);
    return payment;
  }

  private async open(payment: Payment, link: NomodLink): Promise<void> {
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

  /** A link that asks something else than is owed (the Nomod account may add tax), or that came after the payment was voided, is never shown. */
  private async refuse(payment: Payment, link: NomodLink): Promise<void> {
    if (payment.paymentStatus === 'initiated') {
      const theirs = formatMoney(link.amountMinor, link.currency);
      const ours = formatMoney(payment.amountMinor, payment.currency);
      const message = `Nomod would charge ${theirs} ${link.currency} instead of ${ours} ${payment.currency}; the link was switched off`;
      payment.recordFailure('nomod_amount_mismatch', message);
      payment.void();
      await this.bus.publish(
        new AttentionNeeded({
          key: `amount_mismatch:${payment.id}`,
          kind: 'amount_mismatch',
          summary: message,
          invoice_id: payment.invoiceId,
          payment_id: payment.id,
          charge_id: null,
          connection_id: payment.connectionId,
          ours: { amount: ours, currency: payment.currency },
          nomods: { amount: theirs, currency: link.currency, link_id: link.id },
        }),
      );
    }
    payment.linkState = 'closing';
    await this.bus.publish(
      new PaymentVoided({ payment_id: payment.id, invoice_id: payment.invoiceId, reason: 'The link must not be paid' }),
    );
  }
}

export function connectionOf(payment: Payment): string {
  if (!payment.connectionId) throw new Error(`Payment ${payment.id} has no connection`);
  return payment.connectionId;
}

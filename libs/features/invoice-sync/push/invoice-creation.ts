import { Injectable } from '@nestjs/common';
import { type Billing, type BillTexts, carriesToken, hasTextsOf } from '@remit/connections';
import { AttentionResolved, EventBus, InvoiceSynced } from '@remit/domain-events';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { formatMoney, type Money, sameMoney } from '@remit/money';
import { type GatewayCredentials, type GatewayInvoice, PaymentGateway, paymentOptions } from '@remit/gateway';
import { type RemoteCreation } from '@remit/remote-operations';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { type InvoiceToken, invoiceToken, nomodInvoiceDraft } from './invoice-draft';
import { outstandingAmount } from '../rules/next-step';
import { failureKey } from '../sync-errors';
import { PageDifferences } from '../watch/page-differences';
import { PayUrl } from './pay-url';

/** Defines how an invoice is created and found at Nomod, and what happens when it exists. */
@Injectable()
export class InvoiceCreation {
  constructor(
    private readonly gateway: PaymentGateway,
    private readonly invoices: Invoices,
    private readonly syncs: InvoiceSyncRepository,
    private readonly urls: PayUrl,
    private readonly pages: PageDifferences,
    private readonly bus: EventBus,
  ) {}

  /** @param sync contains the amount to ask */
  of(
    sync: InvoiceSyncRecord,
    invoice: InvoiceView,
    {
      connectionId,
      nomodCustomerId,
      billing,
      successUrl,
    }: { connectionId: string; nomodCustomerId: string; billing: Billing; successUrl?: string },
  ): RemoteCreation<GatewayInvoice, void, InvoiceSyncRecord> {
    const token = invoiceToken(invoice, sync.generation);
    const asked: Money = { currency: sync.currency, amountMinor: sync.amountMinor };
    const { credentials, naming } = billing;
    const texts = textsOf(invoice, token, naming);
    const options = paymentOptions(billing.options, invoice.paymentOptions);
    const draft = nomodInvoiceDraft(invoice, asked, {
      token,
      texts,
      options,
      nomodCustomerId,
      successUrl,
      now: new Date(),
    });
    return {
      kind: 'invoice',
      connectionId,
      subjectId: sync.subjectId,
      invoiceId: sync.id,
      create: async () => this.gateway.createInvoice(credentials, draft),
      find: async () => this.find(credentials, token, texts),
      showsAfterSeconds: billing.habits.number('search_delay'),
      lock: async () => this.hold(sync.id),
      save: async (remote, held) => this.save(held, { asked, nomodCustomerId, connectionId }, remote),
      discard: async (remote) => void (await this.gateway.cancelInvoice(credentials, remote.id)),
    };
  }

  /**
   * Finds everything that carries our token and can still be paid, with any amount. An invoice with a wrong amount is
   * still ours: it must be handled, not duplicated. List rows lack some fields, so each invoice is read again.
   * Oldest first.
   */
  private async find(credentials: GatewayCredentials, token: InvoiceToken, texts: BillTexts) {
    const { items, complete } = await this.gateway.findInvoices(credentials, { invoiceNumber: token.number });
    const live = items.filter((row) => row.invoiceNumber === token.number && row.status !== 'cancelled');
    const found: GatewayInvoice[] = [];
    for (const row of live.reverse()) {
      if (!mayBe(row, token, texts)) continue;
      const invoice = await this.gateway.getInvoice(credentials, row.id);
      if (isOurs(invoice, token, texts)) found.push(invoice);
    }
    return { items: found, complete };
  }

  /**
   * Whether an invoice that is not ours uses the number. Nomod may accept each number only once.
   * @throws GatewayError
   */
  async isNumberTaken({ credentials, naming }: Billing, invoice: InvoiceView, token: InvoiceToken): Promise<boolean> {
    const texts = textsOf(invoice, token, naming);
    const { items } = await this.gateway.findInvoices(credentials, { invoiceNumber: token.number });
    for (const row of items.filter(({ invoiceNumber }) => invoiceNumber === token.number)) {
      const remote = mayBe(row, token, texts) ? await this.gateway.getInvoice(credentials, row.id) : row;
      if (!isOurs(remote, token, texts)) return true;
    }
    return false;
  }

  private async hold(invoiceId: string): Promise<InvoiceSyncRecord> {
    const sync = await this.syncs.lockById(invoiceId);
    if (!sync) throw new Error(`Invoice ${invoiceId} has no sync`);
    return sync;
  }

  /**
   * Shows the URL only when Nomod asks exactly the amount owed. Otherwise the URL stays hidden, and the next step
   * cancels the Nomod invoice.
   */
  private async save(
    sync: InvoiceSyncRecord,
    { asked, nomodCustomerId, connectionId }: { asked: Money; nomodCustomerId: string; connectionId: string },
    remote: GatewayInvoice,
  ): Promise<void> {
    const sealedUrl = this.urls.seal(sync.id, remote.url);
    const made = {
      nomodCustomerId,
      nomodInvoiceId: remote.id,
      nomodReferenceId: remote.referenceId,
      nomodInvoiceCode: remote.code,
      nomodInvoiceStatus: remote.status,
      url: sealedUrl,
      urlFingerprint: this.urls.fingerprint(remote.url),
      nomodCreatedAt: remote.created,
    };
    sync.keep(made, asked);
    const isOwed = sameMoney(asked, outstandingAmount(await this.invoices.get(sync.id)));
    if (!sameMoney(remote, asked)) sync.markUnusable('nomod_amount_mismatch', mismatch(remote, asked));
    else if (!this.urls.isShowable(remote.url))
      sync.markUnusable('nomod_url_refused', 'The payment URL from Nomod is not https.');
    else if (isOwed) await this.show(sync, { connectionId, remote, sealedUrl });
    this.syncs.save(sync);
  }

  private async show(
    sync: InvoiceSyncRecord,
    { connectionId, remote, sealedUrl }: { connectionId: string; remote: GatewayInvoice; sealedUrl: string },
  ): Promise<void> {
    const hadTrouble = sync.lastErrorCode !== null;
    sync.markSynced();
    await this.pages.takeNew(sync, remote);
    await this.bus.publish(
      new InvoiceSynced({
        invoice_id: sync.id,
        connection_id: connectionId,
        nomod_invoice_id: remote.id,
        nomod_reference_id: remote.referenceId ?? '',
        nomod_invoice_code: remote.code ?? '',
        nomod_invoice_status: remote.status,
        sealed_nomod_invoice_url: sealedUrl,
      }),
    );
    if (hadTrouble) await this.bus.publish(new AttentionResolved({ key: failureKey(sync.id) }));
  }
}

const textsOf = ({ id, description }: InvoiceView, { number }: InvoiceToken, naming: Billing['naming']): BillTexts =>
  naming.invoice(id, number, description ?? undefined);

/** Matches our token, or the texts of the create request as far as Nomod has kept them. */
const isOurs = (remote: GatewayInvoice, { invoiceId }: InvoiceToken, texts: BillTexts): boolean =>
  carriesToken(remote, invoiceId) || hasTextsOf(texts, remote);

/** List rows may omit the note, which may contain the token. */
const mayBe = (row: GatewayInvoice, token: InvoiceToken, texts: BillTexts): boolean =>
  row.note === null || isOurs(row, token, texts);

function mismatch(remote: Money, asked: Money): string {
  const [theirs, ours] = [remote, asked].map((sum) => `${formatMoney(sum.amountMinor, sum.currency)} ${sum.currency}`);
  return `Nomod would ask for ${theirs} instead of ${ours}. Check the taxes in the Nomod account.`;
}

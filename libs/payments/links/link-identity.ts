import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { NomodClient, type NomodCredentials, NomodError, type NomodLink } from '@remit/nomod';
import { PaymentRepository } from '../payment.repository';
import { PaymentSecrets } from '../payment-secrets';
import { connectionOf, LinkCreation, tokenOf } from './link-creation';

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
    private readonly nomod: NomodClient,
  ) {}

  /**
   * Reads the link back, and looks for the one with our token when it is another. Outside any unit of work; safe to repeat.
   * @returns the id that is surely ours; undefined when Nomod shows none such, or the payment has no link of its own.
   * @throws NomodError
   */
  async settle(scope: Scope, paymentId: string): Promise<string | undefined> {
    const known = await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.ownLinkId) return undefined;
      const creation = await this.creation.of(payment, await this.invoices.get(payment.invoiceId));
      const credentials = await this.connections.credentials(scope, connectionOf(payment));
      return { linkId: payment.ownLinkId, token: tokenOf(payment), creation, credentials };
    });
    if (!known) return undefined;
    const kept = await this.read(known.credentials, known.linkId);
    if (kept?.title?.includes(known.token)) return known.linkId;
    const [found] = (await known.creation.find()).items;
    if (found) await this.database.transaction(scope, () => this.correct(paymentId, known.linkId, found));
    return found?.id;
  }

  private async read(credentials: NomodCredentials, linkId: string): Promise<NomodLink | null> {
    try {
      return await this.nomod.getLink(credentials, linkId);
    } catch (error) {
      if (error instanceof NomodError && error.kind === 'not_found') return null;
      throw error;
    }
  }

  private async correct(paymentId: string, wrongId: string, link: NomodLink): Promise<void> {
    const payment = await this.payments.lockById(paymentId);
    if (payment?.ownLinkId !== wrongId) return;
    payment.correctLink(link.id, payment.paymentUrl === null ? null : this.secrets.sealUrl(payment, link.url));
    await this.payments.update(payment);
  }
}

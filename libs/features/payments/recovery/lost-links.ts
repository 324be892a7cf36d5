import { Injectable } from '@nestjs/common';
import { EventBus } from '@remit/domain-events';
import { type InvoiceView, Invoices } from '@remit/invoices';
import { CLOCK_SKEW_MS, InvoiceSync } from '@remit/invoice-sync';
import { type GatewayLink } from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import { LinkSaga } from '../links/link-saga';
import { Payment } from '../payment.entity';
import { stillOwed } from '../payment-amount';
import { paymentCreated } from '../payment-facts';
import { PaymentRepository } from '../payment.repository';
import type { MarkedObject } from './account-reading';
import type { LostReason } from './lost-attention';

/** Assigns a link that a restore lost to its invoice again. Needs a unit of work. */
@Injectable()
export class LostLinks {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly sync: InvoiceSync,
    private readonly saga: LinkSaga,
    private readonly operations: RemoteOperations,
    private readonly bus: EventBus,
  ) {}

  /**
   * Adopts a link only when it is certain: its invoice was finalized before the link was made, owes the same amount
   * and cannot be paid in another way.
   */
  async adopt(
    { object: link, mark }: MarkedObject<GatewayLink>,
    connectionId: string,
  ): Promise<{ invoiceId: string | null; left?: LostReason }> {
    const known = mark.number === null ? undefined : await this.invoices.withNumber(mark.number);
    // A number that was assigned again after the restore belongs to another invoice.
    const isSame = known?.finalizedAt && known.finalizedAt.getTime() <= mark.madeAt.getTime() + CLOCK_SKEW_MS;
    if (!known || !isSame) return { invoiceId: null, left: 'unknown_invoice' };
    const invoice = await this.invoices.lockForUpdate(known.id);
    const left = await this.reasonAgainst(invoice, link);
    if (left) return { invoiceId: invoice.id, left };
    await this.save(invoice, link, { id: `pay_${mark.token}`, connectionId, madeAt: mark.madeAt });
    return { invoiceId: invoice.id };
  }

  private async reasonAgainst(invoice: InvoiceView, link: GatewayLink): Promise<LostReason | undefined> {
    if (invoice.status !== 'finalized' || invoice.amountRemainingMinor <= 0n) return 'not_payable';
    const payments = await this.payments.lockOfInvoice(invoice.id);
    const { state } = await this.sync.stateOf(invoice);
    const isAsked = link.currency === invoice.currency && link.amountMinor === stillOwed(invoice, payments);
    const isOnly = !payments.some(({ isLiveLink }) => isLiveLink) && (state === 'off' || state === 'failed');
    return isAsked && isOnly ? undefined : 'not_asked_here';
  }

  private async save(
    invoice: InvoiceView,
    link: GatewayLink,
    { id, connectionId, madeAt }: { id: string; connectionId: string; madeAt: Date },
  ): Promise<void> {
    const payment = Object.assign(new Payment(), {
      id,
      invoiceId: invoice.id,
      invoiceNumber: invoice.invoiceNumber,
      paymentMethodType: 'payment_link',
      paymentGateway: 'nomod',
      connectionId,
      currency: link.currency,
      amountMinor: link.amountMinor,
      createdBy: 'recovery',
      createdAt: madeAt,
      updatedAt: new Date(),
    } satisfies Partial<Payment>);
    this.payments.insert(payment);
    await this.bus.publish(paymentCreated(payment));
    this.operations.adopt({ kind: 'link', connectionId, subjectId: id }, link.id);
    await (await this.saga.intentOf(payment, invoice)).save(link, payment);
  }
}

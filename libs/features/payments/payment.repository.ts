import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { EventBus } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import type { InvoiceView } from '@remit/invoices';
import { IsNull, Not } from 'typeorm';
import type { Money } from '@remit/money';
import { stillOwed } from './payment-amount';
import { Payment } from './payment.entity';
import { OPEN_STATUSES, PAID_STATUSES } from './payment-status';

/** Interest in changes of an invoice: it has a link that the payer can still use. */
export const OPEN_LINK = 'open_link';

@Injectable()
export class PaymentRepository extends ScopedRepository<Payment> {
  constructor(
    database: Database,
    private readonly bus: EventBus,
  ) {
    super(database, Payment);
  }

  override insert(...payments: Payment[]): void {
    super.insert(...payments);
    for (const payment of payments) if (isOpenLink(payment)) this.noteLink(payment, true);
  }

  /** A link that was closed stays closed, so only its end changes the interest. */
  override update(payment: Payment): void {
    super.update(payment);
    if (payment.paymentMethodType === 'payment_link' && !isOpenLink(payment)) this.noteLink(payment, false);
  }

  private noteLink({ id, invoiceId }: Payment, isOpen: boolean): void {
    this.bus.interest(OPEN_LINK, { invoiceId, because: id }, isOpen);
  }

  /** @throws ApiError not_found */
  async get(id: string): Promise<Payment> {
    return existing(await this.findById(id));
  }

  /**
   * Locks the row.
   * @throws ApiError not_found
   */
  async lockExisting(id: string): Promise<Payment> {
    return existing(await this.lockById(id));
  }

  /** The one link payment of an invoice that can still be paid. Its row is locked. */
  async lockLive(invoiceId: string): Promise<Payment | null> {
    return this.batch('live', invoiceId, async (invoiceIds) => {
      const live = await this.rowsWhere(
        { invoiceId: invoiceIds, paymentMethodType: 'payment_link', paymentStatus: OPEN_STATUSES },
        { order: 'id', lock: true },
      );
      return invoiceIds.map((id) => live.find((payment) => payment.invoiceId === id) ?? null);
    });
  }

  /** All payments of an invoice. Their rows are locked. */
  async lockOfInvoice(invoiceId: string): Promise<Payment[]> {
    return this.batch('of invoice', invoiceId, async (invoiceIds) => {
      const found = await this.rowsWhere({ invoiceId: invoiceIds }, { order: 'id', lock: true });
      return invoiceIds.map((id) => found.filter((payment) => payment.invoiceId === id));
    });
  }

  /** Like `lockLive`, without the lock. */
  async findLive(invoiceId: string): Promise<Payment | null> {
    return this.rowWhere({ invoiceId, paymentMethodType: 'payment_link', paymentStatus: OPEN_STATUSES });
  }

  /**
   * The newest payment that handed out this link or synced invoice of Nomod's. If there is none: the first payment
   * that came in on it by itself.
   */
  async findByTracking(gatewayTrackingId: string): Promise<Payment | null> {
    return this.batch('tracking', gatewayTrackingId, async (trackingIds) => {
      const found = await this.rowsWhere({ gatewayTrackingId: trackingIds }, { order: 'id' });
      return trackingIds.map((id) => {
        const payments = found.filter((payment) => payment.gatewayTrackingId === id);
        return payments.findLast((payment) => payment.paymentMethodType === 'payment_link') ?? payments[0] ?? null;
      });
    });
  }

  /** Offline payments of an invoice with this amount and currency. */
  async findOffline(invoiceId: string, taken: Money): Promise<Payment[]> {
    const offline = await this.rowsWhere({ invoiceId, paymentMethodType: 'offline', currency: taken.currency });
    return offline.filter(({ amountMinor }) => amountMinor === taken.amountMinor);
  }

  async lastPaidAt(connectionId: string): Promise<Date | null> {
    const last = await this.manager.findOne(Payment, {
      where: this.where({ connectionId, succeededAt: Not(IsNull()) }),
      order: { succeededAt: 'desc' },
    });
    return last?.succeededAt ?? null;
  }

  /** The amount still owed on an invoice, see `stillOwed`. */
  async owedOn(invoice: InvoiceView): Promise<bigint> {
    return stillOwed(invoice, await this.findPaid(invoice.id));
  }

  /** The payments of an invoice that took money, refunded or not. */
  async findPaid(invoiceId: string): Promise<Payment[]> {
    return this.rowsWhere({ invoiceId, paymentStatus: PAID_STATUSES });
  }
}

function existing(payment: Payment | null): Payment {
  if (payment) return payment;
  throw new ApiError('not_found', { message: 'There is no such payment.' });
}

const isOpenLink = ({ paymentMethodType, paymentStatus }: Payment): boolean =>
  paymentMethodType === 'payment_link' && OPEN_STATUSES.includes(paymentStatus);

import { Injectable } from '@nestjs/common';
import { BusinessProfiles, dayIn } from '@remit/business-profile';
import { EventBus, InvoiceOverdue, RunAgain } from '@remit/domain-events';
import { lastDayOf } from '../invoice-rules';
import { InvoiceRepository } from '../invoice.repository';
import { isOverdue, isOutstanding, secondsToNextCheck } from './is-overdue';

/**
 * Problem: an invoice becomes overdue without any event, and checking every open invoice costs in proportion to their
 * number. Decision: each invoice has one delivery that waits for the end of its last day. The bus finds the delivery
 * by its index. A changed due date has its own delivery. Needs a unit of work.
 */
@Injectable()
export class OverdueInvoices {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly profiles: BusinessProfiles,
    private readonly events: EventBus,
  ) {}

  /**
   * Publishes once that an invoice is overdue. The wait ends when the invoice is paid, because an event follows if it
   * is owed again.
   */
  async publish(invoiceId: string): Promise<void | RunAgain> {
    const seen = await this.invoices.findById(invoiceId);
    if (!seen || !isOutstanding(seen) || seen.overduePublishedAt !== null) return undefined;
    const now = new Date();
    const { timeZone } = await this.profiles.current();
    const today = dayIn(timeZone, now);
    if (!isOverdue({ ...seen, dueDate: lastDayOf(seen) }, today))
      return RunAgain.after(secondsToNextCheck(timeZone, lastDayOf(seen), now));
    const invoice = await this.invoices.lockById(invoiceId);
    // Between the read and the lock it may have been paid, reported, or given another day, which has its own
    // delivery.
    if (!invoice || invoice.overduePublishedAt !== null) return undefined;
    const dueDate = lastDayOf(invoice);
    if (!isOverdue({ ...invoice, dueDate }, today)) return undefined;
    invoice.overduePublishedAt = now;
    this.invoices.update(invoice);
    await this.events.publish(
      new InvoiceOverdue({
        invoice_id: invoiceId,
        customer_id: invoice.customerId,
        currency: invoice.currency,
        amount_remaining_minor: invoice.amountRemainingMinor.toString(),
        due_date: dueDate,
      }),
    );
  }
}

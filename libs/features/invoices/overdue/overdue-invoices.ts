import { Injectable } from '@nestjs/common';
import { BusinessProfiles, dayIn } from '@remit/business-profile';
import { EventBus, InvoiceOverdue, RunAgain } from '@remit/domain-events';
import { lastDayOf } from '../invoice-rules';
import { InvoiceRepository } from '../invoice.repository';
import { secondsToLook } from './end-of-day';
import { isOverdue, isOwed } from './is-overdue';

/**
 * Problem: an invoice becomes overdue without anybody doing anything, and looking at every open one costs with their number. Decision: each invoice has one
 * delivery that waits for the end of its last day, which the bus finds by its index; another due date waits for itself. Needs a unit of work.
 */
@Injectable()
export class OverdueInvoices {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly profiles: BusinessProfiles,
    private readonly events: EventBus,
  ) {}

  /** Tells of an invoice once it is overdue, and never again. One that is paid is not waited for: that it is owed again is news. */
  async tell(invoiceId: string): Promise<void | RunAgain> {
    const seen = await this.invoices.findById(invoiceId);
    if (!seen || !isOwed(seen) || seen.overdueToldAt !== null) return undefined;
    const now = new Date();
    const { timeZone } = await this.profiles.current();
    const today = dayIn(timeZone, now);
    if (!isOverdue({ ...seen, dueDate: lastDayOf(seen) }, today))
      return RunAgain.after(secondsToLook(timeZone, lastDayOf(seen), now));
    const invoice = await this.invoices.lockById(invoiceId);
    // Between the look and the lock it may have been paid, told of, or given another day, which waits for itself.
    if (!invoice || invoice.overdueToldAt !== null) return undefined;
    const dueDate = lastDayOf(invoice);
    if (!isOverdue({ ...invoice, dueDate }, today)) return undefined;
    invoice.overdueToldAt = now;
    await this.invoices.update(invoice);
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

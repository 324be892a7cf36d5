import { Injectable } from '@nestjs/common';
import { Invoices } from '@remit/invoices';
import { PaymentRepository } from '../payment.repository';
import { LinkClosing } from './link-closing';

/** Ends the live link of an invoice when it asks for something else than what is owed by now. */
@Injectable()
export class OutdatedLinks {
  constructor(
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly closing: LinkClosing,
  ) {}

  /** Needs a unit of work. */
  async void(invoiceId: string): Promise<void> {
    const invoice = await this.invoices.lockOpen(invoiceId);
    const live = await this.payments.lockLive(invoiceId);
    if (!live) return;
    const owed = await this.payments.owedOn(invoice);
    if (live.amountMinor !== owed) await this.closing.void(live, 'What is owed on the invoice changed');
  }
}

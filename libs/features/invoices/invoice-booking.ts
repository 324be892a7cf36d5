import { Injectable } from '@nestjs/common';
import type { DoneAct } from '@remit/approvals';
import { currentEventContext } from '@remit/domain-events';
import { GatewayMetadataCipher } from './gateway-metadata';
import { invoiceFigures } from './invoice-figures';
import type { Invoice } from './invoice.entity';
import { InvoiceRepository } from './invoice.repository';
import { LedgerRepository } from './ledger/ledger.repository';
import type { Balances } from './ledger/account';
import type { Posting } from './ledger/postings';

/** Books on an invoice that the caller has locked, and updates its figures in the same unit of work. */
@Injectable()
export class InvoiceBooking {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly ledger: LedgerRepository,
    private readonly gatewayMetadata: GatewayMetadataCipher,
  ) {}

  /** @param paidAt when the payment was taken, or the bill was booked; null for a booking that settles nothing */
  async book(invoice: Invoice, posting: Posting, paidAt: Date | null = null): Promise<void> {
    this.show(invoice, await this.post(invoice, posting), paidAt);
  }

  /**
   * The first half of `book`, for a caller with other questions to the database.
   * @returns the sums that `show` needs
   */
  async post({ id, currency }: Invoice, posting: Posting): Promise<Balances> {
    this.ledger.post(posting);
    return this.ledger.balancesOfInvoice(id, currency);
  }

  /** The second half of `book`: updates the figures and writes the row. */
  show(invoice: Invoice, balances: Balances, paidAt: Date | null): void {
    invoice.show(invoiceFigures(invoice, balances, paidAt));
    if (invoice.wasPaid && invoice.gatewayMetadata !== null) this.gatewayMetadata.merge(invoice, {});
    invoice.touch(currentEventContext().actor, new Date());
    this.invoices.update(invoice);
  }

  /** By how much each change of the discount has lowered what a finalized invoice bills. */
  async discounts(invoiceId: string): Promise<DoneAct[]> {
    const adjusted = await this.ledger.adjustments(invoiceId);
    return adjusted.map(({ sourceKey, owedMinor }) => ({ id: sourceKey, minor: -owedMinor }));
  }

  /** Recomputes the figures and writes the row. */
  async refresh(invoice: Invoice, paidAt: Date | null = null): Promise<void> {
    this.show(invoice, await this.ledger.balancesOfInvoice(invoice.id, invoice.currency), paidAt);
  }
}

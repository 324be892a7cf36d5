import { Injectable } from '@nestjs/common';
import { Database, readScopedToken } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { ReturnAddresses } from '@remit/invoice-sync';
import { PaymentRepository } from '../payment.repository';

/** What a payer who comes back is told: that the payment has arrived, that it is being confirmed, or nothing. */
export type ReturnState = 'arrived' | 'confirming' | 'unknown';

/** The page asks again by itself for this long, in milliseconds. */
const CONFIRMING_MS = 3_600_000;

@Injectable()
export class ReturnStatus {
  constructor(
    private readonly database: Database,
    private readonly returns: ReturnAddresses,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
  ) {}

  async of(token: string): Promise<{ state: ReturnState; asksAgain: boolean }> {
    const read = readScopedToken(token);
    if (!read) return { state: 'unknown', asksAgain: false };
    return this.database.reading(read.scope, async () => {
      const found = await this.returns.findById(read.id);
      if (!found) return { state: 'unknown', asksAgain: false };
      const { paymentId, invoiceId, createdAt } = found;
      const isPaid = paymentId
        ? (await this.payments.findById(paymentId))?.isPaid
        : ['succeeded', 'overpaid'].includes((await this.invoices.get(invoiceId)).paymentStatus);
      if (isPaid) return { state: 'arrived', asksAgain: false };
      return { state: 'confirming', asksAgain: Date.now() - createdAt.getTime() < CONFIRMING_MS };
    });
  }
}

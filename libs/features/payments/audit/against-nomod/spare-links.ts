import { Injectable } from '@nestjs/common';
import type { BookDifference } from '@remit/invoices';
import { type GatewayLink } from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import type { Payment } from '../../payment.entity';
import { spareLink } from './book-comparison';
import { ComparedPayments } from './compared-payments.repository';

/** A link that is not the recorded one of its payment, and that payment. */
export interface SpareLink {
  readonly payment: Payment;
  readonly difference: BookDifference;
}

/**
 * Finds payable links at Nomod that are second links of our payments. The answer to the first creation was lost, and
 * the creation was repeated because no search found the link.
 */
@Injectable()
export class SpareLinks {
  constructor(
    private readonly payments: ComparedPayments,
    private readonly operations: RemoteOperations,
  ) {}

  /** Payments whose link was requested more than once since a moment. Needs a unit of work. */
  async suspects(connectionId: string, since: Date): Promise<Payment[]> {
    return this.payments.ofIds(await this.operations.repeatedSubjects('link', connectionId, since));
  }

  /**
   * Finds the spare links among these links, which no payment records. Needs a unit of work.
   * @param suspects payments whose second link may be among them. Where no note names the payment, a link that a
   * colleague renamed is recognized only by its amount, currency and payment limit
   */
  async among(links: readonly GatewayLink[], suspects: readonly Payment[]): Promise<SpareLink[]> {
    const spares: SpareLink[] = [];
    for (const link of links) {
      const named = await this.payments.findNamedIn('pay', link.title, link.note);
      const payment = named ?? suspects.find((one) => asksTheSame(one, link));
      if (payment) spares.push({ payment, difference: spareLink(payment, link, named !== null) });
    }
    return spares;
  }
}

/** Our links can be paid once. */
const asksTheSame = ({ amountMinor, currency }: Payment, link: GatewayLink): boolean =>
  link.amountMinor === amountMinor && link.currency === currency && link.paymentExpiryLimit === 1;

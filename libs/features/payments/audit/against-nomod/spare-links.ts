import { Injectable } from '@nestjs/common';
import type { BookDifference } from '@remit/invoices';
import { type GatewayLink } from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import type { Payment } from '../../payment.entity';
import { spareLink } from './book-comparison';
import { ComparedPayments } from './compared-payments.repository';

/** A link that is not the recorded one of its payment, with that payment. */
export interface SpareLink {
  readonly payment: Payment;
  readonly difference: BookDifference;
}

/** Finds links that can be paid at Nomod and that are second ones of our payments: their creation was lost, and was repeated because no search found them. */
@Injectable()
export class SpareLinks {
  constructor(
    private readonly payments: ComparedPayments,
    private readonly operations: RemoteOperations,
  ) {}

  /** Payments whose link was asked for more than once since a moment. Needs a unit of work. */
  async suspects(connectionId: string, since: Date): Promise<Payment[]> {
    return this.payments.ofIds(await this.operations.repeatedSubjects('link', connectionId, since));
  }

  /**
   * What these links are, which are recorded for no payment. Needs a unit of work.
   * @param suspects whose second link may be one of them, where notes do not tell whose a link is: one that a colleague renamed is known by what it asks alone.
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

/** Ours can be paid once. */
const asksTheSame = ({ amountMinor, currency }: Payment, link: GatewayLink): boolean =>
  link.amountMinor === amountMinor && link.currency === currency && link.paymentExpiryLimit === 1;

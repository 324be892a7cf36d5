import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { Invoices } from '@remit/invoices';
import { RemoteOperations } from '@remit/remote-operations';
import { PaymentRepository } from '../payment.repository';
import { LinkCreation } from './link-creation';

/** A second link of a payment can only exist when its creation had to be repeated: it is switched off. */
@Injectable()
export class LinkSpares {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly invoices: Invoices,
    private readonly operations: RemoteOperations,
    private readonly creation: LinkCreation,
  ) {}

  /** Outside any unit of work; safe to repeat. @throws NomodError */
  async discard(scope: Scope, paymentId: string): Promise<void> {
    const repeated = await this.repeated(scope, paymentId);
    if (repeated) await this.operations.discardSpares(repeated.creation, repeated.keep);
  }

  private async repeated(scope: Scope, paymentId: string) {
    return this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      if (!payment?.gatewayTrackingId || payment.usesInvoiceUrl || !payment.connectionId) return undefined;
      const subject = { kind: 'link', connectionId: payment.connectionId, subjectId: payment.id } as const;
      if (!(await this.operations.wasRepeated(subject))) return undefined;
      const creation = await this.creation.of(payment, await this.invoices.get(payment.invoiceId));
      return { creation, keep: payment.gatewayTrackingId };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditCheck } from '@remit/invoices';
import { PaymentAuditRepository } from './payment-audit.repository';

@Injectable()
export class ChargesBelongToPayments extends AuditCheck {
  readonly name = 'every charge that took money belongs to one payment, and every payment at Nomod to one charge';

  constructor(private readonly audit: PaymentAuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.chargesWithoutTheirPayment(most);
  }
}

@Injectable()
export class PaymentsEqualTheLedger extends AuditCheck {
  readonly name = "every payment's status and figures equal what the ledger holds of it";

  constructor(private readonly audit: PaymentAuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.paymentsUnlikeTheLedger(most);
  }
}

@Injectable()
export class RefundsWithinPayments extends AuditCheck {
  readonly name = 'no payment has more refunds, done or pending, than it captured';

  constructor(private readonly audit: PaymentAuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.refundsAboveTheCapture(most);
  }
}

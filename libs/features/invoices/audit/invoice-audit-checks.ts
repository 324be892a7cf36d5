import { Injectable } from '@nestjs/common';
import { AuditCheck } from './audit-check-registry';
import { AuditRepository } from './audit.repository';

@Injectable()
export class LedgerBalances extends AuditCheck {
  readonly name = 'every ledger transaction sums to zero in its currency, and keeps the sums of its entries';

  constructor(private readonly audit: AuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.unbalancedTransactions(most);
  }
}

@Injectable()
export class InvoicesEqualTheLedger extends AuditCheck {
  readonly name = "every invoice's figures equal its ledger sums";

  constructor(private readonly audit: AuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.invoicesUnlikeTheLedger(most);
  }
}

@Injectable()
export class PaidEqualsAllocations extends AuditCheck {
  readonly name = 'amount paid is the sum of the payments allocated to the invoice';

  constructor(private readonly audit: AuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.paidUnlikeItsAllocations(most);
  }
}

@Injectable()
export class RefundsWithinCaptures extends AuditCheck {
  readonly name = 'no payment was refunded above its captured amount';

  constructor(private readonly audit: AuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.paymentsRefundedAboveTheirCapture(most);
  }
}

@Injectable()
export class NumbersWithoutGaps extends AuditCheck {
  readonly name = 'invoice numbers have no gaps';

  constructor(private readonly audit: AuditRepository) {
    super();
  }

  async findViolations(most: number): Promise<string[]> {
    return this.audit.numbersThatLeaveGaps(most);
  }
}

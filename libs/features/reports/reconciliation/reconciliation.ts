import { Injectable } from '@nestjs/common';
import { BusinessProfiles, dayIn, daysAfter } from '@remit/business-profile';
import { Database, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { LedgerReportsRepository } from '@remit/invoices';
import { PaymentReportsRepository } from '@remit/payments';
import { spanOf } from '../period';
import { reconcile, type ReconciledPayment } from './reconcile';

/** Payments of a month at most. */
const MOST_PAYMENTS = 50_000;

export interface ReconciledMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly timeZone: string;
  readonly payments: readonly ReconciledPayment[];
}

/** Whether what Nomod took in a month is what was booked. Asks Nomod nothing: it reads what Remit knows. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfiles,
    private readonly ledger: LedgerReportsRepository,
    private readonly payments: PaymentReportsRepository,
  ) {}

  /**
   * @param asked `YYYY-MM` in the time zone of the business. Default: this month
   * @throws ApiError validation_error for a month with too many payments
   */
  async read(scope: Scope, asked: string | undefined): Promise<ReconciledMonth> {
    return this.database.transaction(scope, async () => {
      const { timeZone } = await this.profiles.current();
      const month = asked ?? dayIn(timeZone, new Date()).slice(0, 7);
      const span = spanOf({ from: `${month}-01`, to: lastDayOf(month) }, timeZone);
      const charges = await this.payments.takenCharges(span, MOST_PAYMENTS + 1);
      const booked = await this.ledger.moneyBooked(span, MOST_PAYMENTS + 1);
      if (charges.length > MOST_PAYMENTS || booked.length > MOST_PAYMENTS) {
        throw ApiError.invalidField('month', `A month with more than ${MOST_PAYMENTS} payments cannot be shown`);
      }
      const paymentIds = charges.map(({ paymentId }) => paymentId);
      const ever = await this.ledger.moneyBooked({ paymentIds }, paymentIds.length + 1);
      return { month, timeZone, payments: reconcile({ charges, booked, ever }) };
    });
  }
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return daysAfter(new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10), -1);
}

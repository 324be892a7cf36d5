import { Injectable } from '@nestjs/common';
import { type Business, type BusinessLogo, BusinessProfiles, dayIn } from '@remit/business-profile';
import { type CustomerRecord, CustomersService } from '@remit/customers';
import { Database, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { type CustomerBalance, LedgerReportsRepository, ReceivablesRepository } from '@remit/invoices';
import { type Period, periodOf, startOf } from '../period';
import { type CurrencyStatement, statementOf } from './statement-of';

/** Lines of a statement at most. */
const MOST_LINES = 2_000;

export interface Statement {
  readonly period: Period;
  readonly customer: CustomerRecord;
  readonly business: Business;
  readonly logo: BusinessLogo | undefined;
  readonly currencies: readonly CurrencyStatement[];
}

/** What a customer owes, and how it came about. */
@Injectable()
export class Statements {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfiles,
    private readonly customers: CustomersService,
    private readonly ledger: LedgerReportsRepository,
    private readonly receivables: ReceivablesRepository,
  ) {}

  /**
   * @param asked days in the time zone of the business
   * @throws ApiError not_found; validation_error for a period that is none, or has too many lines
   */
  async read(scope: Scope, customerId: string, asked: { from?: string; to?: string }): Promise<Statement> {
    return this.database.transaction(scope, async () => {
      const customer = await this.customers.get(scope, customerId);
      const business = await this.profiles.business();
      if (!business) throw new ApiError('not_found');
      const { timeZone } = business;
      const period = periodOf(asked, timeZone, new Date());
      const [from, end] = [startOf(timeZone, period.from), startOf(timeZone, period.to, 1)];
      const openings = await this.ledger.owedAt(customerId, from);
      const bookings = await this.ledger.ofCustomer(customerId, from, end, MOST_LINES + 1);
      if (bookings.length > MOST_LINES) {
        throw ApiError.invalidField('from', `A statement has at most ${MOST_LINES} lines. Ask for a shorter period.`);
      }
      const currencies = statementOf(openings, bookings);
      return { period, customer, business, logo: await this.profiles.logo(), currencies };
    });
  }

  /** @throws ApiError not_found */
  async balance(scope: Scope, customerId: string): Promise<CustomerBalance[]> {
    return this.database.transaction(scope, async () => {
      await this.customers.get(scope, customerId);
      const { timeZone } = await this.profiles.current();
      return this.receivables.balancesOf(customerId, dayIn(timeZone, new Date()));
    });
  }
}

import { Injectable } from '@nestjs/common';
import { BusinessProfiles, dayIn } from '@remit/business-profile';
import { CustomersService } from '@remit/customers';
import { Database, type Scope } from '@remit/database';
import { ReceivablesRepository } from '@remit/invoices';
import type { AgingQuery, AgingResponse } from './dto/aging.dto';
import { presentAged } from './present-overview';

/** Which customers owe, and for how long. */
@Injectable()
export class AgingReport {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfiles,
    private readonly receivables: ReceivablesRepository,
    private readonly customers: CustomersService,
  ) {}

  async read(scope: Scope, { currency, limit, offset }: AgingQuery): Promise<AgingResponse> {
    return this.database.transaction(scope, async () => {
      const { timeZone } = await this.profiles.current();
      const today = dayIn(timeZone, new Date());
      const { debts, total } = await this.receivables.byCustomer(today, currency, { limit, offset });
      const names = await this.customers.getMany(
        scope,
        debts.map(({ customerId }) => customerId),
      );
      const items = debts.map((debt) => ({
        customer_id: debt.customerId,
        customer_name: names.get(debt.customerId)?.name ?? null,
        ...presentAged(debt, currency),
      }));
      return { currency, today, items, total };
    });
  }
}

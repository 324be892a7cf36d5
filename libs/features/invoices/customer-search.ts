import { Injectable } from '@nestjs/common';
import { CustomersService } from '@remit/customers';
import { Database } from '@remit/database';

/** Maximum number of customers that match a text, newest first. */
const MAX_MATCHES = 1_000;

/** Finds customers that match a search text. */
@Injectable()
export class CustomerSearch {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
  ) {}

  /** Ids of customers whose name or external id contains the text, or whose e-mail equals it. Needs a unit of work. */
  async matching(text: string): Promise<string[]> {
    return this.customers.findIdsMatching(this.database.scope, text, MAX_MATCHES);
  }
}

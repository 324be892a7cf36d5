import { Injectable } from '@nestjs/common';
import { CustomersService } from '@remit/customers';
import { Database } from '@remit/database';

/** So many customers that a text may mean are looked at, the newest. */
const MAX_MATCHES = 1_000;

/** The customers somebody may mean by a text. */
@Injectable()
export class CustomerSearch {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
  ) {}

  /** Ids of those with this part in their name or external id, or with this e-mail. Needs a unit of work. */
  async matching(text: string): Promise<string[]> {
    return this.customers.findIdsMatching(this.database.scope, text, MAX_MATCHES);
  }
}

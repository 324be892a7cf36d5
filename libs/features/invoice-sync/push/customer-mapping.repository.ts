import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { CustomerMapping } from './customer-mapping.entity';

@Injectable()
export class CustomerMappingRepository extends ScopedRepository<CustomerMapping> {
  constructor(database: Database) {
    super(database, CustomerMapping);
  }

  async find(connectionId: string, customerId: string): Promise<CustomerMapping | null> {
    return this.rowWhere({ connectionId, customerId });
  }

  async ofCustomer(customerId: string): Promise<CustomerMapping[]> {
    return this.rowsWhere({ customerId });
  }

  /** Whether a Nomod customer is one of ours. */
  async isOurs(nomodCustomerId: string): Promise<boolean> {
    return this.manager.exists(CustomerMapping, { where: this.where({ nomodCustomerId }) });
  }

  async lock(connectionId: string, customerId: string): Promise<CustomerMapping | null> {
    return this.rowWhere({ connectionId, customerId }, { lock: true });
  }
}

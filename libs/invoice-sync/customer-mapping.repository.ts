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

  async lock(connectionId: string, customerId: string): Promise<CustomerMapping | null> {
    return this.rowWhere({ connectionId, customerId }, { lock: true });
  }
}

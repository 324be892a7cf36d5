import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { CustomerMapping } from './customer-mapping.entity';

@Injectable()
export class CustomerMappingRepository extends ScopedRepository<CustomerMapping> {
  constructor(database: Database) {
    super(database, CustomerMapping);
  }

  async find(connectionId: string, customerId: string): Promise<CustomerMapping | null> {
    return this.manager.findOneBy(CustomerMapping, this.where({ connectionId, customerId }));
  }

  async lock(connectionId: string, customerId: string): Promise<CustomerMapping | null> {
    return this.manager.findOne(CustomerMapping, {
      where: this.where({ connectionId, customerId }),
      lock: { mode: 'pessimistic_write' },
    });
  }
}

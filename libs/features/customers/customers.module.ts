import { Module } from '@nestjs/common';
import { ContactCipher } from './contact-data';
import { CustomersController } from './customers.controller';
import { CustomerRepository } from './customer.repository';
import { CustomersService } from './customers.service';
import { RecordNomodCustomerWhenCustomerSynced } from './subscribers/record-nomod-customer-when-customer-synced.subscriber';

@Module({
  controllers: [CustomersController],
  providers: [ContactCipher, CustomerRepository, CustomersService, RecordNomodCustomerWhenCustomerSynced],
  exports: [CustomersService],
})
export class CustomersModule {}

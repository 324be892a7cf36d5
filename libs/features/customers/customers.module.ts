import { Module } from '@nestjs/common';
import { ContactCipher } from './contact-data';
import { CustomersController } from './customers.controller';
import { CustomerRepository } from './customer.repository';
import { CustomerImport } from './import/customer-import';
import { CustomersService } from './customers.service';
import { RecordNomodCustomerWhenCustomerSynced } from './subscribers/record-nomod-customer-when-customer-synced.subscriber';

@Module({
  controllers: [CustomersController],
  providers: [
    CustomerImport,
    ContactCipher,
    CustomerRepository,
    CustomersService,
    RecordNomodCustomerWhenCustomerSynced,
  ],
  exports: [CustomersService],
})
export class CustomersModule {}

export type { ContactData } from './contact-data';
export { Customer, ERASED } from './customer.entity';
export { emailFingerprint } from './email-fingerprint';
export type { CustomerRecord } from './customer-record';
export { CustomersModule } from './customers.module';
export { CustomersService } from './customers.service';
export { CustomerResponse } from './dto/customer-response.dto';
export { presentCustomer } from './present-customer';

import { PartialType } from '@nestjs/swagger';
import { CreateCustomerRequest } from './create-customer.dto';

/** What is left out stays; null clears an optional field; metadata replaces all of it. */
export class UpdateCustomerRequest extends PartialType(CreateCustomerRequest) {}

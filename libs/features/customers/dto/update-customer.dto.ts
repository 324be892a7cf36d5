import { PartialType } from '@nestjs/swagger';
import { CreateCustomerRequest } from './create-customer.dto';

/** Members that are left out stay. Null clears an optional member; metadata is replaced as a whole. */
export class UpdateCustomerRequest extends PartialType(CreateCustomerRequest) {}

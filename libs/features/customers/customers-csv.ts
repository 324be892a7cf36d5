import { AsCsv } from '@remit/http-api';
import type { CustomerResponse } from './dto/customer-response.dto';

/** The list of customers as a file. An import reads the same columns. */
export const CustomersAsCsv = () =>
  AsCsv<CustomerResponse>({
    name: 'customers',
    columns: [
      { name: 'external_id', of: (customer) => customer.external_id },
      { name: 'name', of: (customer) => customer.name },
      { name: 'email', of: (customer) => customer.email },
      { name: 'contact', of: (customer) => customer.contact },
      { name: 'address_line1', of: (customer) => customer.address_line1 },
      { name: 'address_line2', of: (customer) => customer.address_line2 },
      { name: 'address_city', of: (customer) => customer.address_city },
      { name: 'address_state', of: (customer) => customer.address_state },
      { name: 'address_postal_code', of: (customer) => customer.address_postal_code },
      { name: 'address_country', of: (customer) => customer.address_country },
      { name: 'timezone', of: (customer) => customer.timezone },
      { name: 'status', of: (customer) => customer.status },
      { name: 'created_at', type: 'time', of: (customer) => customer.created_at },
      { name: 'id', of: (customer) => customer.id },
    ],
  });

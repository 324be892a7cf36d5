import { notFound } from '../errors';
import type { Operation } from '../http/call';
import { page } from '../http/paging';
import { listed } from '../store/listed';
import { pick } from '../store/pick';
import { createCustomer, sameEmail } from './customer';

export const customerOperations: Operation[] = [
  {
    name: 'list_customers',
    method: 'get',
    path: '/v1/customers',
    handle: (call) => {
      const { email, search } = call.query;
      const found = listed(call, call.account.customers).filter(
        (customer) =>
          (email === undefined || sameEmail(customer, email)) &&
          (search === undefined ||
            Object.values(customer.body).some((value) => value?.toLowerCase().includes(search.toLowerCase()))),
      );
      return page(call, found, (customer) => customer.body);
    },
  },
  {
    name: 'create_customer',
    method: 'post',
    path: '/v1/customers',
    handle: (call) => ({ status: 201, body: createCustomer(call.account, call.body, call.sandbox.store.now()).body }),
  },
  {
    name: 'get_customer',
    method: 'get',
    path: '/v1/customers/:id',
    handle: (call) => {
      const customer = pick(call.account.customers, call.params.id);
      if (!customer) throw notFound('Customer');
      return { status: 200, body: customer.body };
    },
  },
];

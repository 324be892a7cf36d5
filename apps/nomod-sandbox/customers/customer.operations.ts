import { notFound } from '../errors';
import type { Call, Operation } from '../http/call';
import { page } from '../http/paging';
import { oddView } from '../oddities/oddity';
import { listed } from '../store/listed';
import { pick } from '../store/pick';
import { createCustomer, sameEmail, type Customer } from './customer';

export const customerOperations: Operation[] = [
  {
    name: 'list_customers',
    method: 'get',
    path: '/v1/customers',
    handle: (call) => {
      const { email, search } = call.query;
      const found = listed(call, call.account.customers).filter(
        (customer) =>
          !customer.deleted &&
          (email === undefined || hasEmail(call, customer, email)) &&
          (search === undefined ||
            Object.values(customer.body).some((value) => value?.toLowerCase().includes(search.toLowerCase()))),
      );
      return page(call, found, (customer) => oddView(customer, 'lists', customer.body));
    },
  },
  {
    name: 'create_customer',
    method: 'post',
    path: '/v1/customers',
    handle: (call) => ({
      status: 201,
      body: createCustomer(call.account, call.body, call.sandbox.store.nowAt(call.account)).body,
    }),
  },
  {
    name: 'get_customer',
    method: 'get',
    path: '/v1/customers/:id',
    handle: (call) => {
      const customer = pick(call.account.customers, call.params.id);
      if (!customer || customer.deleted) throw notFound('Customer');
      return { status: 200, body: oddView(customer, 'reads', customer.body) };
    },
  },
];

function hasEmail(call: Call, customer: Customer, email: string): boolean {
  if (call.account.options.email_filter === 'exact') return customer.body.email === email;
  return sameEmail(customer, email);
}

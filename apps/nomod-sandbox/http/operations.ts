import { chargeOperations } from '../charges/charge.operations';
import { CURRENCIES } from '../currencies';
import { customerOperations } from '../customers/customer.operations';
import { invoiceOperations } from '../invoices/invoice.operations';
import { linkOperations } from '../links/link.operations';
import type { Operation } from './call';
import { page } from './paging';

const listCurrencies: Operation = {
  name: 'list_currencies',
  method: 'get',
  path: '/v1/currencies',
  handle: (call) => page(call, CURRENCIES.toReversed(), (code) => ({ code })),
};

/** All API operations. Fault rules and counters use the names of the operations. */
export const OPERATIONS: readonly Operation[] = [
  ...customerOperations,
  ...linkOperations,
  ...invoiceOperations,
  ...chargeOperations,
  listCurrencies,
];

import { notFound, refuse } from '../errors';
import type { Call, Operation } from '../http/call';
import { page } from '../http/paging';
import { oddView } from '../oddities/oddity';
import { listed } from '../store/listed';
import { pick } from '../store/pick';
import { CHARGE_STATUSES, CHARGE_TYPES, type Charge } from './charge';
import { refund } from './refund';

export const chargeOperations: Operation[] = [
  {
    name: 'list_charges',
    method: 'get',
    path: '/v1/charges',
    handle: (call) =>
      page(
        call,
        listed(call, call.account.charges).filter((charge) => isVisible(call, charge) && matches(call, charge)),
        (charge) => oddView(charge, 'lists', charge.body),
      ),
  },
  {
    name: 'get_charge',
    method: 'get',
    path: '/v1/charges/:id',
    handle: (call) => {
      const charge = find(call);
      if (!charge) throw notFound('Charge');
      return { status: 200, body: oddView(charge, 'reads', charge.body) };
    },
  },
  {
    name: 'refund_charge',
    method: 'post',
    path: '/v1/charges/:id/refund',
    handle: (call) => {
      const charge = find(call);
      if (!charge) throw refuse('charge_not_found', 'Charge not found.');
      refund(call.sandbox, call.account, charge, call.body);
      return { status: 200, body: { message: 'Refund processed successfully.' } };
    },
  },
];

function find(call: Call): Charge | undefined {
  const charge = pick(call.account.charges, call.params.id);
  return charge && isVisible(call, charge) ? charge : undefined;
}

function isVisible(call: Call, charge: Charge): boolean {
  return (
    !charge.deleted && charge.created_ms + call.account.options.charge_lag_ms <= call.sandbox.store.nowAt(call.account)
  );
}

function matches(call: Call, charge: Charge): boolean {
  const { id, link_id, customer_id, currency, status, type, search } = call.query;
  expectOneOf(CHARGE_STATUSES, status, 'invalid_status');
  expectOneOf(CHARGE_TYPES, type, 'invalid_field');
  return (
    (id === undefined || charge.body.id === id) &&
    (link_id === undefined || charge.link_id === link_id) &&
    (customer_id === undefined || charge.customer_id === customer_id) &&
    (currency === undefined || charge.body.currency === currency) &&
    (status === undefined || charge.body.status === status) &&
    (type === undefined || charge.type === type) &&
    (search === undefined || String(charge.body.reference_id).includes(search))
  );
}

function expectOneOf(choices: readonly string[], value: string | undefined, code: string): void {
  if (value !== undefined && !choices.includes(value)) throw refuse(code, `"${value}" is not a valid choice.`);
}

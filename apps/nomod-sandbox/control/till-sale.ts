import { CHARGE_TYPES } from '../charges/charge';
import type { Payable } from '../charges/payable';
import * as read from '../http/fields';
import { readBill } from '../links/bill';
import { wire } from '../money';
import type { Account } from '../store/state';
import { accountOf, type ControlCall } from './control-call';

/** A sale that was not billed through the API: at the till, or by another app on the same account. */
export function tillSale(call: ControlCall): { account: Account; payable: Payable } {
  const account = accountOf(call);
  const amount = wire(read.amount(call.body, 'amount', 'invalid_amount'));
  const name = read.text(call.body, 'item', 100) ?? 'Sale at the till';
  const bill = readBill(account, { currency: 'AED', items: [{ name, amount }], ...call.body });
  const payable: Payable = {
    bill,
    type: read.oneOf(call.body, 'type', CHARGE_TYPES) ?? 'charge',
    closed: null,
    allow_tip: true,
    success_url: read.webAddress(call.body, 'success_url'),
    failure_url: null,
    link_id: null,
    invoice_id: null,
    customer: null,
    link: () => null,
    settle: () => undefined,
  };
  return { account, payable };
}

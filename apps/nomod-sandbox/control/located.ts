import type { Charge } from '../charges/charge';
import { payableInvoice, payableLink, type Payable } from '../charges/payable';
import type { Customer } from '../customers/customer';
import type { Invoice } from '../invoices/invoice';
import type { Link } from '../links/link';
import { pick } from '../store/pick';
import type { Account } from '../store/state';
import type { ControlCall } from './control-call';

/** Finds an object by its id in any account, deleted or not. */
export interface Located<T> {
  account: Account;
  found: T;
}

export const linkOf = ({ sandbox, params }: ControlCall): Located<Link> =>
  sandbox.accounts.locate('Link', ({ links }) => pick(links, params.id));

export const invoiceOf = ({ sandbox, params }: ControlCall): Located<Invoice> =>
  sandbox.accounts.locate('Invoice', ({ invoices }) => pick(invoices, params.id));

export const chargeOf = ({ sandbox, params }: ControlCall): Located<Charge> =>
  sandbox.accounts.locate('Charge', ({ charges }) => pick(charges, params.id));

export const customerOf = ({ sandbox, params }: ControlCall): Located<Customer> =>
  sandbox.accounts.locate('Customer', ({ customers }) => pick(customers, params.id));

export function payableAt(
  { sandbox }: ControlCall,
  { account, found }: Located<Link | Invoice>,
): { account: Account; payable: Payable } {
  const now = sandbox.store.nowAt(account);
  const payable = 'customer_id' in found ? payableInvoice(account, found, now) : payableLink(account, found, now);
  return { account, payable };
}

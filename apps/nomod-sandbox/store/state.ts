import type { Charge } from '../charges/charge';
import type { Customer } from '../customers/customer';
import type { Invoice } from '../invoices/invoice';
import type { Link } from '../links/link';
import type { Endpoint } from '../webhooks/endpoint';
import type { Message } from '../webhooks/message';
import type { AccountOptions } from './account-options';

/** One business at Nomod. Objects are kept in order of creation. */
export interface Account {
  id: string;
  options: AccountOptions;
  last_charge_number: number;
  last_reference_number: number;
  customers: Record<string, Customer>;
  links: Record<string, Link>;
  invoices: Record<string, Invoice>;
  charges: Record<string, Charge>;
  endpoints: Record<string, Endpoint>;
  messages: Record<string, Message>;
}

/** The whole state that survives a restart, as plain JSON. */
export interface State {
  clock_offset_ms: number;
  keys: Record<string, { account_id: string; revoked: boolean }>;
  accounts: Record<string, Account>;
}

export function emptyState(): State {
  return { clock_offset_ms: 0, keys: {}, accounts: {} };
}

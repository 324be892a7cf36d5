import { randomUUID } from 'node:crypto';
import { ApiFailure, notFound } from '../errors';
import { defaultOptions } from './account-options';
import type { Account } from './state';
import type { Store } from './store';

/** Accounts by API key. An unknown key opens a new account. */
export class Accounts {
  constructor(private readonly store: Store) {}

  /**
   * The account of an API caller.
   * @throws ApiFailure 401 without a usable key
   */
  authenticate(key: string): Account {
    if (!isKey(key) || this.store.state.keys[key]?.revoked) {
      throw new ApiFailure(401, 'not_authenticated', 'Authentication credentials were not provided or are invalid.');
    }
    return this.of(key);
  }

  /** For logs. Null when the text is not a key. */
  idOf(key: string): string | null {
    return isKey(key) ? this.of(key).id : null;
  }

  of(key: string): Account {
    const known = this.find(key);
    if (known) return known;
    const account = newAccount();
    this.store.state.accounts[account.id] = account;
    this.addKey(account, key);
    return account;
  }

  find(key: string): Account | undefined {
    const accountId = this.store.state.keys[key]?.account_id;
    return accountId === undefined ? undefined : this.store.state.accounts[accountId];
  }

  all(): Account[] {
    return Object.values(this.store.state.accounts);
  }

  addKey(account: Account, key: string): void {
    this.store.state.keys[key] = { account_id: account.id, revoked: false };
  }

  setRevoked(key: string, revoked: boolean): void {
    this.of(key);
    const entry = this.store.state.keys[key];
    if (entry) entry.revoked = revoked;
  }

  keysOf(account: Account): { key: string; revoked: boolean }[] {
    return Object.entries(this.store.state.keys)
      .filter(([, entry]) => entry.account_id === account.id)
      .map(([key, entry]) => ({ key, revoked: entry.revoked }));
  }

  /** Finds an object in any account, for the control API and the checkout pages. */
  locate<T>(what: string, choose: (account: Account) => T | undefined): { account: Account; found: T } {
    for (const account of this.all()) {
      const found = choose(account);
      if (found !== undefined) return { account, found };
    }
    throw notFound(what);
  }
}

export function isKey(text: string): boolean {
  return /^sk_\S+$/.test(text);
}

function newAccount(): Account {
  return {
    id: randomUUID(),
    options: defaultOptions(),
    last_charge_number: 1000,
    last_reference_number: 26280,
    customers: {},
    links: {},
    invoices: {},
    charges: {},
    endpoints: {},
    messages: {},
  };
}

import type { Express } from 'express';
import { payableInvoice, payableLink } from '../charges/payable';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { invoiceView } from '../invoices/invoice';
import { linkStatus, linkView } from '../links/link';
import type { Sandbox } from '../sandbox-context';
import { defaultOptions } from '../store/account-options';
import { isKey } from '../store/accounts';
import { emptyState, type Account } from '../store/state';
import { accountByKey, accountOf, control } from './control-call';
import { readOptions } from './read-options';

export function mountAccountControl(app: Express, sandbox: Sandbox): void {
  control(app, sandbox, 'get', '/accounts', () => sandbox.accounts.all().map((account) => overview(sandbox, account)));
  control(app, sandbox, 'get', '/accounts/:key', (call) => overview(sandbox, accountOf(call)));
  control(app, sandbox, 'patch', '/accounts/:key/options', (call) =>
    Object.assign(accountOf(call).options, readOptions(call.body)),
  );
  control(app, sandbox, 'get', '/accounts/:key/objects', (call) => objects(sandbox, accountOf(call)));
  control(app, sandbox, 'post', '/accounts/:key/keys', (call) => {
    const key = read.requiredText(call.body, 'key', 300);
    if (!isKey(key)) throw refuse('invalid_field', 'key: must be sk_...');
    if (sandbox.accounts.find(key)) throw refuse('invalid_field', 'key: it already opens an account.');
    sandbox.accounts.addKey(accountOf(call), key);
    return overview(sandbox, accountOf(call));
  });
  control(app, sandbox, 'post', '/accounts/:key/revoke', (call) => {
    accountOf(call);
    sandbox.accounts.setRevoked(call.params.key ?? '', true);
  });
  control(app, sandbox, 'post', '/accounts/:key/restore', (call) => {
    accountOf(call);
    sandbox.accounts.setRevoked(call.params.key ?? '', false);
  });
  control(app, sandbox, 'post', '/reset', (call) => {
    const key = read.text(call.body, 'account', 300);
    if (key === null) resetAll(sandbox);
    else empty(accountByKey(sandbox, key));
  });
  control(app, sandbox, 'post', '/clock', (call) => {
    const seconds = read.integer(call.body, 'offset_seconds', 0, 400 * 86_400) ?? 0;
    sandbox.store.state.clock_offset_ms = seconds * 1000;
    return { now: new Date(sandbox.store.now()).toISOString() };
  });
}

function overview(sandbox: Sandbox, account: Account) {
  const count = (things: Record<string, unknown>) => Object.keys(things).length;
  return {
    id: account.id,
    keys: sandbox.accounts.keysOf(account),
    options: account.options,
    webhooks: Object.values(account.endpoints),
    counts: {
      customers: count(account.customers),
      links: count(account.links),
      invoices: count(account.invoices),
      charges: count(account.charges),
      messages: count(account.messages),
    },
  };
}

/** Every object, including those that the API hides because of a lag. */
function objects(sandbox: Sandbox, account: Account) {
  const now = sandbox.store.nowAt(account);
  const links = Object.values(account.links);
  const live = links.filter((link) => !link.archived && linkStatus(link, now) === 'enabled');
  return {
    customers: Object.values(account.customers).map(({ body, deleted = false }) => ({ ...body, deleted })),
    links: links.map((link) => ({
      ...linkView(account, link, sandbox.publicUrl, now),
      first_title: link.first_title,
      closed: payableLink(account, link, now).closed,
      archived: link.archived,
      payments: link.payments,
    })),
    invoices: Object.values(account.invoices).map((invoice) => ({
      ...invoiceView(account, invoice, sandbox.publicUrl, now),
      first_title: invoice.first_title,
      closed: payableInvoice(account, invoice, now).closed,
      deleted: invoice.deleted ?? false,
    })),
    charges: Object.values(account.charges).map(({ body, ...charge }) => ({
      ...body,
      type: charge.type,
      link_id: charge.link_id,
      invoice_id: charge.invoice_id,
      customer_id: charge.customer_id,
      accepted_refunds: charge.accepted_refunds ?? [],
      oddities: charge.oddities ?? [],
    })),
    live_links_by_title: countBy(live.map((link) => link.body.title)),
    live_invoices_by_number: countBy(
      Object.values(account.invoices)
        .filter((invoice) => !invoice.cancelled && !invoice.deleted)
        .map((invoice) => invoice.body.invoice_number),
    ),
  };
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Removes objects, webhooks and options, and keeps the keys. */
function empty(account: Account): void {
  const cleared = { customers: {}, links: {}, invoices: {}, charges: {}, endpoints: {}, messages: {} };
  Object.assign(account, cleared, { options: defaultOptions() });
}

function resetAll(sandbox: Sandbox): void {
  for (const account of sandbox.accounts.all()) empty(account);
  sandbox.store.state = emptyState();
  sandbox.faults.clear();
  sandbox.eventFaults.clear();
  sandbox.calls.clear();
}

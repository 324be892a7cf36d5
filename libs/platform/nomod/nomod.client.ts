import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '@remit/settings';
import type { Answer } from './answer';
import { CallGate } from './budget/call-budgets';
import { failure } from './failed-call';
import { gatewayText } from './gateway-text';
import { type NomodCharge, type NomodChargeStatus, readCharge } from './nomod-charge';
import { type NomodCustomer, readCustomer } from './nomod-customer';
import { foundOrUndefined, NomodError } from './nomod-error';
import { type NomodInvoice, readInvoice } from './nomod-invoice';
import { type NomodLink, readLink } from './nomod-link';
import { type NomodPage, type NomodReadList, type PageQuery, readList, readPage } from './nomod-list';
import { NomodProbing } from './nomod-probing';
import {
  type CustomerDraft,
  customerRequest,
  type InvoiceDraft,
  invoiceRequest,
  type LinkDraft,
  linkRequest,
  refundRequest,
  TITLE_LENGTH,
} from './nomod-request';
import { type NomodCredentials, NomodTransport, type ReadAnswer } from './nomod-transport';

/**
 * Client of Nomod's API. It repeats nothing that Nomod may have done, because Nomod has no idempotency. Every method
 * rejects with `NomodError`, whose `outcome` says whether a write may have happened, or with `GatewayBusy` in the
 * background.
 */
@Injectable()
export class NomodClient implements OnApplicationShutdown {
  private readonly transport: NomodTransport;

  constructor(settings: Settings, gate: CallGate) {
    this.transport = new NomodTransport(settings, gate);
  }

  /** Returns Nomod's view: compare title, amount and currency with the draft before showing the URL. */
  async createLink(credentials: NomodCredentials, draft: LinkDraft): Promise<NomodLink> {
    return this.create(credentials, 'create link', '/links', linkRequest(draft), readLink);
  }

  async getLink(credentials: NomodCredentials, id: string): Promise<NomodLink> {
    return this.read(credentials, 'read link', '/links', id, readLink);
  }

  /** Without `search`: all links. */
  async findLinks(credentials: NomodCredentials, filter: { search?: string } = {}): Promise<NomodReadList<NomodLink>> {
    const query = { search: filter.search };
    return readList(this.transport, credentials, { operation: 'find links', path: '/links', query, read: readLink });
  }

  /**
   * Resolves when the link accepts no more payments, also when it was disabled before. Safe to repeat.
   * @param title new title, set by the same call if Nomod accepts both at once
   */
  async disableLink(credentials: NomodCredentials, id: string, title?: string): Promise<NomodLink> {
    const closed = (link: NomodLink) => link.status === 'disabled' || link.status === 'expired';
    const change = { operation: 'disable link', path: '/links', status: 'disabled', read: readLink, done: closed };
    if (title === undefined) return this.changeStatus(credentials, id, change);
    try {
      return await this.changeStatus(credentials, id, { ...change, title: gatewayText(title, TITLE_LENGTH) });
    } catch (error) {
      if (!(error instanceof NomodError) || error.kind !== 'refused') throw error;
      return this.changeStatus(credentials, id, change);
    }
  }

  /** Safe to repeat. */
  async renameLink(credentials: NomodCredentials, id: string, title: string): Promise<NomodLink> {
    const operation = 'rename link';
    const path = `${onePath('/links', id, operation)}/edit`;
    const call = { operation, method: 'PATCH' as const, path, body: { title: gatewayText(title, TITLE_LENGTH) } };
    return this.transport.call(credentials, call, sameObject(id, readLink));
  }

  /** Returns Nomod's view: compare amount and currency with the draft before showing the URL. */
  async createInvoice(credentials: NomodCredentials, draft: InvoiceDraft): Promise<NomodInvoice> {
    return this.create(credentials, 'create invoice', '/invoices', invoiceRequest(draft), readInvoice);
  }

  async getInvoice(credentials: NomodCredentials, id: string): Promise<NomodInvoice> {
    return this.read(credentials, 'read invoice', '/invoices', id, readInvoice);
  }

  async findInvoices(
    credentials: NomodCredentials,
    filter: { invoiceNumber?: string; customerId?: string; status?: 'paid' } = {},
  ): Promise<NomodReadList<NomodInvoice>> {
    const { invoiceNumber: invoice_number, customerId: customer_id, status } = filter;
    const query = { invoice_number, customer_id, status };
    const call = { operation: 'find invoices', path: '/invoices', query, read: readInvoice };
    return readList(this.transport, credentials, call);
  }

  /** Resolves when the invoice is cancelled, also when it was cancelled before. Safe to repeat. */
  async cancelInvoice(credentials: NomodCredentials, id: string): Promise<NomodInvoice> {
    const cancelled = (invoice: NomodInvoice) => invoice.status === 'cancelled';
    const change = { operation: 'cancel invoice', path: '/invoices', status: 'cancelled', read: readInvoice };
    return this.changeStatus(credentials, id, { ...change, done: cancelled });
  }

  /** Rejects with code `customer_already_exists` when Nomod has the customer. Find and reuse it then. */
  async createCustomer(credentials: NomodCredentials, draft: CustomerDraft): Promise<NomodCustomer> {
    return this.create(credentials, 'create customer', '/customers', customerRequest(draft), readCustomer);
  }

  async getCustomer(credentials: NomodCredentials, id: string): Promise<NomodCustomer> {
    return this.read(credentials, 'read customer', '/customers', id, readCustomer);
  }

  /** Nomod's filter is undocumented, so the rows are compared here too, ignoring case. */
  async findCustomersByEmail(credentials: NomodCredentials, email: string): Promise<NomodReadList<NomodCustomer>> {
    return this.findCustomers(credentials, email, { email });
  }

  /** Like `findCustomersByEmail` for a customer that exists. If the filter fails it searches, then reads all. */
  async findKnownCustomersByEmail(credentials: NomodCredentials, email: string): Promise<NomodReadList<NomodCustomer>> {
    const filtered = await this.findCustomers(credentials, email, { email });
    if (filtered.items.length > 0) return filtered;
    const searched = await this.findCustomers(credentials, email, { search: email });
    return searched.items.length > 0 ? searched : this.findCustomers(credentials, email, {});
  }

  async getCharge(credentials: NomodCredentials, id: string): Promise<NomodCharge> {
    return this.read(credentials, 'read charge', '/charges', id, readChargeAt);
  }

  async listCharges(
    credentials: NomodCredentials,
    filter: { linkId: string } | { customerId: string; type?: 'link' | 'invoice' },
  ): Promise<NomodReadList<NomodCharge>> {
    const query =
      'linkId' in filter ? { link_id: filter.linkId } : { customer_id: filter.customerId, type: filter.type };
    const readAlone = (id: string) => this.tryCharge(credentials, id);
    return readList(this.transport, credentials, {
      operation: 'list charges',
      path: '/charges',
      query,
      read: readChargeAt,
      readAlone,
    });
  }

  private async tryCharge(credentials: NomodCredentials, id: string): Promise<NomodCharge | undefined> {
    return this.getCharge(credentials, id).catch((error: unknown) => {
      if (error instanceof NomodError) return undefined;
      throw error;
    });
  }

  /** A page of the charges, newest first as far as Nomod sorts them. `next` comes from the previous page. */
  async chargePage(
    credentials: NomodCredentials,
    next?: PageQuery,
    filter: { status?: NomodChargeStatus; type?: 'link' | 'invoice' } = {},
  ): Promise<NomodPage<NomodCharge>> {
    const call = { operation: 'list charges', path: '/charges', query: { ...filter }, read: readChargeAt };
    return readPage(this.transport, credentials, call, next);
  }

  /** A page of the payable links. `next` comes from the previous page, `search` restricts the links. */
  async enabledLinkPage(
    credentials: NomodCredentials,
    next?: PageQuery,
    search?: string,
  ): Promise<NomodPage<NomodLink>> {
    return this.linkPage(credentials, next, { status: 'enabled', search });
  }

  /** A page of all links, newest first as far as Nomod sorts them. `next` comes from the previous page. */
  async linkPage(
    credentials: NomodCredentials,
    next?: PageQuery,
    filter: { status?: 'enabled'; search?: string } = {},
  ): Promise<NomodPage<NomodLink>> {
    const call = { operation: 'find links', path: '/links', query: { ...filter }, read: readLink };
    return readPage(this.transport, credentials, call, next);
  }

  /** A page of all invoices, newest first as far as Nomod sorts them. `next` comes from the previous page. */
  async invoicePage(
    credentials: NomodCredentials,
    next?: PageQuery,
    filter: { status?: 'paid' | 'cancelled' } = {},
  ): Promise<NomodPage<NomodInvoice>> {
    const call = { operation: 'find invoices', path: '/invoices', query: { ...filter }, read: readInvoice };
    return readPage(this.transport, credentials, call, next);
  }

  /** Resolves when Nomod accepted it, which may be before it is done. Read the charge before any repetition. */
  async refundCharge(credentials: NomodCredentials, id: string, amountMinor: bigint, currency: string): Promise<void> {
    const operation = 'refund charge';
    const body = refundRequest(amountMinor, currency);
    const path = `${onePath('/charges', id, operation)}/refund`;
    await this.transport.call(credentials, { operation, method: 'POST', path, body }, () => undefined);
  }

  /** Resolves when Nomod accepts the key. It changes nothing. */
  async checkKey(credentials: NomodCredentials): Promise<void> {
    const call = { operation: 'check key', method: 'GET' as const, path: '/links', query: { page_size: '1' } };
    await this.transport.call(credentials, call, (answer) => answer.rows('results'));
  }

  /** Whether this key sees an object, even when only the id of the answer is readable. */
  async shows(credentials: NomodCredentials, kind: 'link' | 'invoice' | 'customer', id: string): Promise<boolean> {
    const reading = this.read(credentials, `read ${kind}`, `/${kind}s`, id, (answer) => ({ id: answer.text('id') }));
    return (await foundOrUndefined(reading)) !== undefined;
  }

  /** Observes how the account behaves. */
  probing(credentials: NomodCredentials): NomodProbing {
    return new NomodProbing(this.transport, credentials);
  }

  /** Closes last: requests and deliveries that still run during a shutdown may be in a call. */
  onApplicationShutdown(): void {
    this.transport.close();
  }

  private async findCustomers(credentials: NomodCredentials, email: string, query: PageQuery) {
    const call = { operation: 'find customers', path: '/customers', query, read: readCustomer };
    const { items, ...rest } = await readList(this.transport, credentials, call);
    const wanted = email.toLowerCase();
    return { items: items.filter((customer) => customer.email?.toLowerCase() === wanted), ...rest };
  }

  private async create<T>(
    credentials: NomodCredentials,
    operation: string,
    path: string,
    body: object,
    read: ReadAnswer<T>,
  ): Promise<T> {
    return this.transport.call(credentials, { operation, method: 'POST', path, body }, read);
  }

  private async read<T extends { id: string }>(
    credentials: NomodCredentials,
    operation: string,
    path: string,
    id: string,
    read: ReadAnswer<T>,
  ): Promise<T> {
    const call = { operation, method: 'GET' as const, path: onePath(path, id, operation) };
    return this.transport.call(credentials, call, sameObject(id, read));
  }

  /** The object itself decides when the answer is unclear, or Nomod says that nothing changed. */
  private async changeStatus<T extends { id: string }>(
    credentials: NomodCredentials,
    id: string,
    change: {
      operation: string;
      path: string;
      status: string;
      title?: string;
      read: ReadAnswer<T>;
      done: (now: T) => boolean;
    },
  ): Promise<T> {
    const { operation, path, status, title, read, done } = change;
    const call = { operation, method: 'PATCH' as const, path: `${onePath(path, id, operation)}/edit` };
    const changed = sameObject(id, (answer, sentAt) => {
      const now = read(answer, sentAt);
      if (!done(now)) throw answer.invalid('status', status);
      return now;
    });
    try {
      return await this.transport.call(credentials, { ...call, body: { status, title } }, changed);
    } catch (error) {
      if (!(error instanceof NomodError) || !['refused', 'invalid_answer'].includes(error.kind)) throw error;
      const now = await this.read(credentials, operation, path, id, read).catch(() => null);
      if (now === null || !done(now)) throw error;
      return now;
    }
  }
}

/** Ids may come from outside. An id that could change the path is refused. */
function onePath(path: string, id: string, operation: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(id)) return `${path}/${id}`;
  throw failure({ operation, writes: false }, 'not_found', 'Nomod cannot have an object with this id');
}

const readChargeAt = (answer: Answer, readAt: Date): NomodCharge & { readAt: Date } => ({
  ...readCharge(answer),
  readAt,
});

function sameObject<T extends { id: string }>(id: string, read: ReadAnswer<T>): ReadAnswer<T> {
  return (answer, sentAt) => {
    const object = read(answer, sentAt);
    if (object.id.toLowerCase() !== id.toLowerCase()) throw answer.invalid('id', 'the one asked for');
    return object;
  };
}

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '@remit/settings';
import {
  type CustomerDraft,
  foundOrUndefined,
  type GatewayCharge,
  type GatewayChargeStatus,
  type GatewayCredentials,
  type GatewayCustomer,
  GatewayError,
  type GatewayInvoice,
  type GatewayLink,
  type GatewayPage,
  type GatewayProbing,
  type GatewayReadList,
  gatewayText,
  type InvoiceDraft,
  type PageQuery,
  type PayableDraft,
  type PaymentGateway,
  TITLE_LENGTH,
} from '@remit/gateway';
import type { Answer } from './answer';
import { CallGate } from './budget/call-budgets';
import { failure } from './failed-call';
import { readCharge } from './nomod-charge';
import { readCustomer, readInvoice, readLink } from './nomod-objects';
import { readList, readPage } from './nomod-list';
import { NomodProbing } from './nomod-probing';
import { customerRequest, invoiceRequest, linkRequest, refundRequest } from './nomod-request';
import { NomodTransport, type ReadAnswer } from './nomod-transport';

/** Nomod's API behind the port. What each method promises is written at `PaymentGateway`. */
@Injectable()
export class NomodClient implements PaymentGateway, OnApplicationShutdown {
  private readonly transport: NomodTransport;

  constructor(settings: Settings, gate: CallGate) {
    this.transport = new NomodTransport(settings, gate);
  }

  async createLink(credentials: GatewayCredentials, draft: PayableDraft): Promise<GatewayLink> {
    return this.create(credentials, 'create link', '/links', linkRequest(draft), readLink);
  }

  async getLink(credentials: GatewayCredentials, id: string): Promise<GatewayLink> {
    return this.read(credentials, 'read link', '/links', id, readLink);
  }

  async findLinks(
    credentials: GatewayCredentials,
    filter: { search?: string } = {},
  ): Promise<GatewayReadList<GatewayLink>> {
    const query = { search: filter.search };
    return readList(this.transport, credentials, { operation: 'find links', path: '/links', query, read: readLink });
  }

  async disableLink(credentials: GatewayCredentials, id: string, title?: string): Promise<GatewayLink> {
    const closed = (link: GatewayLink) => link.status === 'disabled' || link.status === 'expired';
    const change = { operation: 'disable link', path: '/links', status: 'disabled', read: readLink, done: closed };
    if (title === undefined) return this.changeStatus(credentials, id, change);
    try {
      return await this.changeStatus(credentials, id, { ...change, title: gatewayText(title, TITLE_LENGTH) });
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error;
      return this.changeStatus(credentials, id, change);
    }
  }

  async renameLink(credentials: GatewayCredentials, id: string, title: string): Promise<GatewayLink> {
    const operation = 'rename link';
    const path = `${onePath('/links', id, operation)}/edit`;
    const call = { operation, method: 'PATCH' as const, path, body: { title: gatewayText(title, TITLE_LENGTH) } };
    return this.transport.call(credentials, call, sameObject(id, readLink));
  }

  async createInvoice(credentials: GatewayCredentials, draft: InvoiceDraft): Promise<GatewayInvoice> {
    return this.create(credentials, 'create invoice', '/invoices', invoiceRequest(draft), readInvoice);
  }

  async getInvoice(credentials: GatewayCredentials, id: string): Promise<GatewayInvoice> {
    return this.read(credentials, 'read invoice', '/invoices', id, readInvoice);
  }

  async findInvoices(
    credentials: GatewayCredentials,
    filter: { invoiceNumber?: string; customerId?: string; status?: 'paid' } = {},
  ): Promise<GatewayReadList<GatewayInvoice>> {
    const { invoiceNumber: invoice_number, customerId: customer_id, status } = filter;
    const query = { invoice_number, customer_id, status };
    const call = { operation: 'find invoices', path: '/invoices', query, read: readInvoice };
    return readList(this.transport, credentials, call);
  }

  async cancelInvoice(credentials: GatewayCredentials, id: string): Promise<GatewayInvoice> {
    const cancelled = (invoice: GatewayInvoice) => invoice.status === 'cancelled';
    const change = { operation: 'cancel invoice', path: '/invoices', status: 'cancelled', read: readInvoice };
    return this.changeStatus(credentials, id, { ...change, done: cancelled });
  }

  async createCustomer(credentials: GatewayCredentials, draft: CustomerDraft): Promise<GatewayCustomer> {
    return this.create(credentials, 'create customer', '/customers', customerRequest(draft), readCustomer);
  }

  async getCustomer(credentials: GatewayCredentials, id: string): Promise<GatewayCustomer> {
    return this.read(credentials, 'read customer', '/customers', id, readCustomer);
  }

  /** Nomod's filter is undocumented, so the rows are compared here too, ignoring case. */
  async findCustomersByEmail(
    credentials: GatewayCredentials,
    email: string,
  ): Promise<GatewayReadList<GatewayCustomer>> {
    return this.findCustomers(credentials, email, { email });
  }

  /** Like `findCustomersByEmail` for a customer that exists. If the filter fails it searches, then reads all. */
  async findKnownCustomersByEmail(
    credentials: GatewayCredentials,
    email: string,
  ): Promise<GatewayReadList<GatewayCustomer>> {
    const filtered = await this.findCustomers(credentials, email, { email });
    if (filtered.items.length > 0) return filtered;
    const searched = await this.findCustomers(credentials, email, { search: email });
    return searched.items.length > 0 ? searched : this.findCustomers(credentials, email, {});
  }

  async getCharge(credentials: GatewayCredentials, id: string): Promise<GatewayCharge> {
    return this.read(credentials, 'read charge', '/charges', id, readChargeAt);
  }

  async listCharges(
    credentials: GatewayCredentials,
    filter: { linkId: string } | { customerId: string; type?: 'link' | 'invoice' },
  ): Promise<GatewayReadList<GatewayCharge>> {
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

  private async tryCharge(credentials: GatewayCredentials, id: string): Promise<GatewayCharge | undefined> {
    return this.getCharge(credentials, id).catch((error: unknown) => {
      if (error instanceof GatewayError) return undefined;
      throw error;
    });
  }

  async chargePage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    filter: { status?: GatewayChargeStatus; type?: 'link' | 'invoice' } = {},
  ): Promise<GatewayPage<GatewayCharge>> {
    const call = { operation: 'list charges', path: '/charges', query: { ...filter }, read: readChargeAt };
    return readPage(this.transport, credentials, call, next);
  }

  async enabledLinkPage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    search?: string,
  ): Promise<GatewayPage<GatewayLink>> {
    return this.linkPage(credentials, next, { status: 'enabled', search });
  }

  async linkPage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    filter: { status?: 'enabled'; search?: string } = {},
  ): Promise<GatewayPage<GatewayLink>> {
    const call = { operation: 'find links', path: '/links', query: { ...filter }, read: readLink };
    return readPage(this.transport, credentials, call, next);
  }

  async invoicePage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    filter: { status?: 'paid' | 'cancelled' } = {},
  ): Promise<GatewayPage<GatewayInvoice>> {
    const call = { operation: 'find invoices', path: '/invoices', query: { ...filter }, read: readInvoice };
    return readPage(this.transport, credentials, call, next);
  }

  async refundCharge(
    credentials: GatewayCredentials,
    id: string,
    amountMinor: bigint,
    currency: string,
  ): Promise<void> {
    const operation = 'refund charge';
    const body = refundRequest(amountMinor, currency);
    const path = `${onePath('/charges', id, operation)}/refund`;
    await this.transport.call(credentials, { operation, method: 'POST', path, body }, () => undefined);
  }

  async checkKey(credentials: GatewayCredentials): Promise<void> {
    const call = { operation: 'check key', method: 'GET' as const, path: '/links', query: { page_size: '1' } };
    await this.transport.call(credentials, call, (answer) => answer.rows('results'));
  }

  async shows(credentials: GatewayCredentials, kind: 'link' | 'invoice' | 'customer', id: string): Promise<boolean> {
    const reading = this.read(credentials, `read ${kind}`, `/${kind}s`, id, (answer) => ({ id: answer.text('id') }));
    return (await foundOrUndefined(reading)) !== undefined;
  }

  probing(credentials: GatewayCredentials): GatewayProbing {
    return new NomodProbing(this.transport, credentials);
  }

  /** Closes last: requests and deliveries that still run during a shutdown may be in a call. */
  onApplicationShutdown(): void {
    this.transport.close();
  }

  private async findCustomers(credentials: GatewayCredentials, email: string, query: PageQuery) {
    const call = { operation: 'find customers', path: '/customers', query, read: readCustomer };
    const { items, ...rest } = await readList(this.transport, credentials, call);
    const wanted = email.toLowerCase();
    return { items: items.filter((customer) => customer.email?.toLowerCase() === wanted), ...rest };
  }

  private async create<T>(
    credentials: GatewayCredentials,
    operation: string,
    path: string,
    body: object,
    read: ReadAnswer<T>,
  ): Promise<T> {
    return this.transport.call(credentials, { operation, method: 'POST', path, body }, read);
  }

  private async read<T extends { id: string }>(
    credentials: GatewayCredentials,
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
    credentials: GatewayCredentials,
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
      if (!(error instanceof GatewayError) || !['refused', 'invalid_answer'].includes(error.kind)) throw error;
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

const readChargeAt = (answer: Answer, readAt: Date): GatewayCharge & { readAt: Date } => ({
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

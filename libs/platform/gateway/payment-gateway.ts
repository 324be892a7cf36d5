import type { GatewayCharge, GatewayChargeStatus } from './gateway-charge';
import type { CustomerDraft, InvoiceDraft, PayableDraft } from './gateway-drafts';
import type { GatewayPage, GatewayReadList, PageQuery } from './gateway-list';
import type { GatewayCustomer, GatewayInvoice, GatewayLink } from './gateway-objects';
import type { GatewayProbing } from './gateway-probing';
import type { GatewayErrorKind } from './gateway-error';

/** The gateways that a connection or payment may use, as the API names them and the database stores them. */
export const GATEWAYS = ['nomod'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

/** Credentials of one account at the gateway. */
export interface GatewayCredentials {
  apiKey: string;
  /** Whether the key belongs to a sandbox environment, which may have a gateway of its own. */
  isSandbox?: boolean;
  /** Called after each call with this key: null after a successful one. */
  onResult?: (failure: GatewayErrorKind | null) => void;
}

/**
 * The calls that Remit makes to a payment gateway. An implementation repeats nothing that the gateway may have done.
 * Every method rejects with `GatewayError`, whose `outcome` says whether a write may have happened, or with
 * `GatewayBusy` in the background.
 */
export abstract class PaymentGateway {
  /** Returns the gateway's view: compare title, amount and currency with the draft before showing the URL. */
  abstract createLink(credentials: GatewayCredentials, draft: PayableDraft): Promise<GatewayLink>;

  /** Rejects with `not_found` when the gateway has no such link. */
  abstract getLink(credentials: GatewayCredentials, id: string): Promise<GatewayLink>;

  /** Without `search`: all links. */
  abstract findLinks(
    credentials: GatewayCredentials,
    filter?: { search?: string },
  ): Promise<GatewayReadList<GatewayLink>>;

  /**
   * Resolves when the link accepts no more payments, also when it was disabled before. Safe to repeat.
   * @param title new title, set by the same call if the gateway accepts both at once
   */
  abstract disableLink(credentials: GatewayCredentials, id: string, title?: string): Promise<GatewayLink>;

  /** Safe to repeat. */
  abstract renameLink(credentials: GatewayCredentials, id: string, title: string): Promise<GatewayLink>;

  /** Returns the gateway's view: compare amount and currency with the draft before showing the URL. */
  abstract createInvoice(credentials: GatewayCredentials, draft: InvoiceDraft): Promise<GatewayInvoice>;

  /** Rejects with `not_found` when the gateway has no such invoice. */
  abstract getInvoice(credentials: GatewayCredentials, id: string): Promise<GatewayInvoice>;

  /** Without a filter: all invoices. */
  abstract findInvoices(
    credentials: GatewayCredentials,
    filter?: { invoiceNumber?: string; customerId?: string; status?: 'paid' },
  ): Promise<GatewayReadList<GatewayInvoice>>;

  /** Resolves when the invoice is cancelled, also when it was cancelled before. Safe to repeat. */
  abstract cancelInvoice(credentials: GatewayCredentials, id: string): Promise<GatewayInvoice>;

  /** Rejects with code `customer_already_exists` when the gateway has the customer. Find and reuse it then. */
  abstract createCustomer(credentials: GatewayCredentials, draft: CustomerDraft): Promise<GatewayCustomer>;

  /** Rejects with `not_found` when the gateway has no such customer. */
  abstract getCustomer(credentials: GatewayCredentials, id: string): Promise<GatewayCustomer>;

  /** Ignores case. */
  abstract findCustomersByEmail(
    credentials: GatewayCredentials,
    email: string,
  ): Promise<GatewayReadList<GatewayCustomer>>;

  /**
   * Like `findCustomersByEmail` for a customer that certainly exists: it tries every search that the gateway offers.
   */
  abstract findKnownCustomersByEmail(
    credentials: GatewayCredentials,
    email: string,
  ): Promise<GatewayReadList<GatewayCustomer>>;

  /** Rejects with `not_found` when the gateway has no such charge, or does not show it yet. */
  abstract getCharge(credentials: GatewayCredentials, id: string): Promise<GatewayCharge>;

  /** All charges of a link or of a customer. */
  abstract listCharges(
    credentials: GatewayCredentials,
    filter: { linkId: string } | { customerId: string; type?: 'link' | 'invoice' },
  ): Promise<GatewayReadList<GatewayCharge>>;

  /** A page of the charges, newest first as far as the gateway sorts them. `next` comes from the previous page. */
  abstract chargePage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    filter?: { status?: GatewayChargeStatus; type?: 'link' | 'invoice' },
  ): Promise<GatewayPage<GatewayCharge>>;

  /** A page of the payable links. `next` comes from the previous page, `search` restricts the links. */
  abstract enabledLinkPage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    search?: string,
  ): Promise<GatewayPage<GatewayLink>>;

  /** A page of all links, newest first as far as the gateway sorts them. `next` comes from the previous page. */
  abstract linkPage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    filter?: { status?: 'enabled'; search?: string },
  ): Promise<GatewayPage<GatewayLink>>;

  /** A page of all invoices, newest first as far as the gateway sorts them. `next` comes from the previous page. */
  abstract invoicePage(
    credentials: GatewayCredentials,
    next?: PageQuery,
    filter?: { status?: 'paid' | 'cancelled' },
  ): Promise<GatewayPage<GatewayInvoice>>;

  /** Resolves when the gateway accepted it, which may be before it is done. Read the charge before any repetition. */
  abstract refundCharge(
    credentials: GatewayCredentials,
    id: string,
    amountMinor: bigint,
    currency: string,
  ): Promise<void>;

  /** Resolves when the gateway accepts the key. It changes nothing. */
  abstract checkKey(credentials: GatewayCredentials): Promise<void>;

  /** Whether this key sees an object, even when only the id of the answer is readable. */
  abstract shows(credentials: GatewayCredentials, kind: 'link' | 'invoice' | 'customer', id: string): Promise<boolean>;

  /** Observes how the account behaves. */
  abstract probing(credentials: GatewayCredentials): GatewayProbing;
}

import type { PaymentOptions } from './payment-options/payment-options';

/** Maximum length of titles and notes in characters; longer ones are cut. */
export const TITLE_LENGTH = 50;
export const NOTE_LENGTH = 280;

/** A request for payment. Its texts may have any length and script; the gateway shortens them. */
export interface PayableDraft {
  /** Cut to `TITLE_LENGTH`. */
  title: string;
  /** Cut to `NOTE_LENGTH`. */
  note?: string;
  /** Line totals in minor units; each is sent with quantity 1. Names have at most 100 characters. */
  items: { name: string; amountMinor: bigint }[];
  /** ISO 4217. */
  currency: string;
  successUrl?: string;
  failureUrl?: string;
  /** Cards only unless given. */
  options?: PaymentOptions;
}

export interface InvoiceDraft extends PayableDraft {
  /** The gateway's id of the customer. */
  customerId: string;
  /** `YYYY-MM-DD`. */
  dueDate: string;
  /** `YYYY-MM-DD`. */
  startsAt?: string;
  /** At most 30 characters. A longer one is refused, not shortened, because lookups search for it. */
  invoiceNumber?: string;
}

export interface CustomerDraft {
  firstName: string;
  lastName?: string;
  email?: string;
}

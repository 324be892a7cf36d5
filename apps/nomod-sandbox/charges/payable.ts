import { customerSummary } from '../customers/customer';
import { invoiceStatus, type Invoice } from '../invoices/invoice';
import type { Bill } from '../links/bill';
import { linkStatus, type Link } from '../links/link';
import type { Account } from '../store/state';
import type { Charge, ChargeType } from './charge';

/** The reason why the link or invoice cannot be paid now. */
export type Closed = 'disabled' | 'expired' | 'deleted' | 'paid' | 'cancelled' | 'scheduled';

/** A link or an invoice as the payer sees it. */
export interface Payable {
  bill: Bill;
  type: ChargeType;
  closed: Closed | null;
  allow_tip: boolean;
  success_url: string | null;
  failure_url: string | null;
  link_id: string | null;
  invoice_id: string | null;
  customer: Charge['body']['customer'];
  /** The `link` object that charges of the link contain. */
  link(): Charge['body']['link'];
  /** Counts one successful payment. */
  settle(): void;
}

export function payableLink(account: Account, link: Link, now: number): Payable {
  return {
    bill: link.body,
    type: 'link',
    closed: closedLink(account, link, now),
    allow_tip: link.body.allow_tip,
    success_url: link.success_url,
    failure_url: link.failure_url,
    link_id: link.body.id,
    invoice_id: null,
    customer: null,
    link: () => ({
      id: link.body.id,
      reference_id: link.body.reference_id,
      status: linkStatus(link, now),
      type: 'full',
    }),
    settle: () => {
      link.payments += 1;
    },
  };
}

export function payableInvoice(account: Account, invoice: Invoice, now: number): Payable {
  const status = invoiceStatus(invoice, now);
  const customer = account.customers[invoice.customer_id];
  return {
    bill: invoice.body,
    type: 'invoice',
    closed: invoice.deleted ? 'deleted' : status === 'unpaid' || status === 'overdue' ? null : status,
    allow_tip: false,
    success_url: invoice.body.success_url,
    failure_url: invoice.body.failure_url,
    link_id: null,
    invoice_id: invoice.body.id,
    customer: customer ? customerSummary(customer) : null,
    link: () => null,
    settle: () => {
      invoice.paid = true;
    },
  };
}

function closedLink(account: Account, link: Link, now: number): Closed | null {
  if (link.archived) return 'deleted';
  const status = linkStatus(link, now);
  if (status === 'enabled') return null;
  const usedUp = link.body.payment_expiry_limit !== null && link.payments >= link.body.payment_expiry_limit;
  if (status === 'expired' && usedUp) return account.options.enforce_expiry_limit ? 'paid' : null;
  return status;
}

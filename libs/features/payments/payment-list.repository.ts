import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, ScopedRepository, type Search, searchPage } from '@remit/database';
import { INVOICES_OF_CUSTOMER } from '@remit/invoices';
import { Payment } from './payment.entity';

/** The conditions of a list. All of them must match. */
export interface PaymentFilter {
  readonly ids?: readonly string[];
  readonly invoiceId?: string;
  readonly customerId?: string;
  readonly paymentStatus?: string;
  readonly paymentMethodType?: string;
  readonly paymentGateway?: string;
  readonly currency?: string;
  /** One match is enough. */
  readonly matches?: PaymentMatches;
  readonly gatewayTrackingId?: string;
  readonly gatewayPaymentId?: string;
  /** Inclusive bounds of the creation time, in RFC 3339. */
  readonly createdFrom?: string;
  readonly createdTo?: string;
  /** True when a requested value belongs to no payment. The list is then empty. */
  readonly matchesNone?: boolean;
}

/** Possible meanings of a search text. */
export interface PaymentMatches {
  /** Our id of the payment, Nomod's id of its charge, link or invoice, or the reference of an offline payment. */
  readonly id: string;
  readonly urlFingerprints: readonly string[];
  readonly invoiceIds: readonly string[];
}

const EXACT = [
  'invoiceId',
  'paymentStatus',
  'paymentMethodType',
  'paymentGateway',
  'currency',
  'gatewayTrackingId',
  'gatewayPaymentId',
] as const;

/**
 * SQL for the ids of `PaymentMatches`, from the index of each member. It is an array and not a condition of the list:
 * for a thousand old invoices PostgreSQL would expect a page of payments among the newest rows and read a million
 * rows for it. PostgreSQL uses the index of fingerprints only when the condition excludes empty ones.
 */
const MATCHING_IDS = `array(
  select p.id from payments p
  where p.tenant_id = :tenantId and p.environment_id = :environmentId
    and (p.id = :meantId or p.gateway_payment_id = :meantId or p.gateway_tracking_id = :meantId or p.reference_id = :meantId
      or (p.url_fingerprint = any(:meantUrls) and p.url_fingerprint <> '') or p.invoice_id = any(:meantInvoices)))`;

@Injectable()
export class PaymentListRepository extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(filter: PaymentFilter, page: PageRequest, search?: Search): Promise<[Payment[], number]> {
    const query = this.query('payment');
    if (filter.ids) query.andWhere('payment.id = any(:ids)', { ids: filter.ids });
    for (const column of EXACT) {
      if (filter[column]) query.andWhere(`payment.${column} = :${column}`, { [column]: filter[column] });
    }
    if (filter.customerId) {
      query.andWhere(`payment.invoiceId = any(${INVOICES_OF_CUSTOMER})`, { ofCustomer: filter.customerId });
    }
    if (filter.matches) {
      query.andWhere(`payment.id = any(${MATCHING_IDS})`, {
        meantId: filter.matches.id,
        meantUrls: filter.matches.urlFingerprints,
        meantInvoices: filter.matches.invoiceIds,
      });
    }
    if (filter.matchesNone) query.andWhere('false');
    if (filter.createdFrom) query.andWhere('payment.createdAt >= :from', { from: filter.createdFrom });
    if (filter.createdTo) query.andWhere('payment.createdAt <= :to', { to: filter.createdTo });
    return searchPage(this.manager, query, page, search);
  }
}

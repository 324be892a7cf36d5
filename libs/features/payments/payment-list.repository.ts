import { Injectable } from '@nestjs/common';
import {
  type CurrencySums,
  Database,
  type PageRequest,
  ScopedRepository,
  type Search,
  searchPage,
  sumsByCurrency,
} from '@remit/database';
import { INVOICES_OF_CUSTOMER } from '@remit/invoices';
import { type SearchedAmount, searchedAmountSql } from '@remit/money';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
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
  readonly amount?: SearchedAmount;
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

/** What the payer's statement shows, with tip and fees. It has an index where it is another sum than the amount. */
const PAID = 'p.paid_minor';

/** A search text with four digits may be the end of a card number. */
const FOUR_DIGITS = /^\d{4}$/;

/** Conditions for `PaymentMatches`, each with an index of its own. The one of URLs excludes empty fingerprints. */
function meanings({ id, urlFingerprints, invoiceIds, amount }: PaymentMatches): string {
  const conditions = [
    'p.id = :meantId',
    'p.gateway_payment_id = :meantId',
    'p.gateway_tracking_id = :meantId',
    'p.reference_id = :meantId',
  ];
  if (urlFingerprints.length > 0) conditions.push(`(p.url_fingerprint = any(:meantUrls) and p.url_fingerprint <> '')`);
  if (invoiceIds.length > 0) conditions.push('p.invoice_id = any(:meantInvoices)');
  if (FOUR_DIGITS.test(id)) conditions.push('p.card_last4 = :meantId');
  if (amount) {
    conditions.push(searchedAmountSql(amount, 'p.amount_minor', 'p.currency'));
    conditions.push(`(${searchedAmountSql(amount, PAID, 'p.currency')} and ${PAID} <> p.amount_minor and ${PAID} > 0)`);
  }
  return conditions.join(' or ');
}

/**
 * SQL for the ids of the payments that match. It is an array and not a condition of the list: for a thousand old
 * invoices PostgreSQL would expect a page of payments among the newest rows and read a million rows for it.
 */
const matchingIds = (matches: PaymentMatches): string => `array(
  select p.id from payments p
  where p.tenant_id = :tenantId and p.environment_id = :environmentId and (${meanings(matches)}))`;

const meant = ({ id, urlFingerprints, invoiceIds, amount }: PaymentMatches): ObjectLiteral => ({
  meantId: id,
  meantUrls: urlFingerprints,
  meantInvoices: invoiceIds,
  ...amount,
});

@Injectable()
export class PaymentListRepository extends ScopedRepository<Payment> {
  constructor(database: Database) {
    super(database, Payment);
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(filter: PaymentFilter, page: PageRequest, search?: Search): Promise<[Payment[], number]> {
    return searchPage(this.manager, this.filtered(filter), page, search);
  }

  /** Sums by currency; undefined when too many match. */
  async totals(filter: PaymentFilter, search: Search): Promise<CurrencySums[] | undefined> {
    const columns = {
      amount: 'payment.amountMinor',
      captured: 'payment.capturedMinor',
      refunded: 'payment.refundedMinor',
    };
    return sumsByCurrency(this.manager, this.filtered(filter), columns, search);
  }

  private filtered(filter: PaymentFilter): SelectQueryBuilder<Payment> {
    const query = this.query('payment');
    if (filter.ids) query.andWhere('payment.id = any(:ids)', { ids: filter.ids });
    for (const column of EXACT) {
      if (filter[column]) query.andWhere(`payment.${column} = :${column}`, { [column]: filter[column] });
    }
    if (filter.customerId) {
      query.andWhere(`payment.invoiceId = any(${INVOICES_OF_CUSTOMER})`, { ofCustomer: filter.customerId });
    }
    if (filter.matches) query.andWhere(`payment.id = any(${matchingIds(filter.matches)})`, meant(filter.matches));
    if (filter.matchesNone) query.andWhere('false');
    if (filter.createdFrom) query.andWhere('payment.createdAt >= :from', { from: filter.createdFrom });
    if (filter.createdTo) query.andWhere('payment.createdAt <= :to', { to: filter.createdTo });
    return query;
  }

  /** Ids of the newest invoices with a payment that matches. */
  async findInvoiceIds(matches: PaymentMatches, most: number): Promise<string[]> {
    const rows = await this.query('p')
      .select('p.invoice_id', 'id')
      .andWhere(`(${meanings(matches)})`, meant(matches))
      .orderBy('p.id', 'DESC')
      .limit(most)
      .getRawMany<{ id: string }>();
    return [...new Set(rows.map(({ id }) => id))];
  }
}

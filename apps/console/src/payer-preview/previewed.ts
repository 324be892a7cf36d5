import Decimal from 'decimal.js';
import type { BusinessProfile, Customer, SessionEnvironment } from '../api/types';
import { asTyped, digitsOf } from '../ui/amount';
import { today } from '../ui/format';
import type { PayerLanguage } from './payer-words';

/** The seller as payers see it. Empty texts are not shown. */
export interface PreviewedBusiness {
  readonly name: string;
  readonly legalName: string;
  readonly address: string;
  readonly taxNumber: string;
  readonly footer: string;
  readonly color: string;
  readonly isTest: boolean;
}

export interface PreviewedLine {
  readonly key: number;
  readonly name: string;
  readonly quantity: string;
  /** Empty when only the line's total is known. */
  readonly price: string;
  readonly amount: string;
  readonly tax?: { readonly rate: string; readonly amount: string };
}

/** An invoice before it exists. Amounts are decimal texts with the digits of the currency. */
export interface PreviewedInvoice {
  readonly currency: string;
  readonly customer: { readonly name: string; readonly lines: readonly string[]; readonly taxNumber: string } | null;
  readonly description: string;
  /** `YYYY-MM-DD`, as are all days here. */
  readonly issueDate: string;
  readonly dueDate: string;
  readonly lines: readonly PreviewedLine[];
  readonly subtotal: string;
  readonly discount: string;
  /** The tax of an invoice whose lines have no rates. */
  readonly tax: string;
  readonly taxes: readonly { readonly rate: string; readonly taxable: string; readonly tax: string }[];
  readonly total: string;
  /** No line has an amount yet: what is owed is not known. */
  readonly isUnpriced?: boolean;
  readonly exchange: { readonly currency: string; readonly rate: string } | null;
}

/** What a preview is drawn from. */
export interface PreviewProps {
  business: PreviewedBusiness;
  invoice: PreviewedInvoice;
  language: PayerLanguage;
  /** The logo as a data URL. */
  logo: string | undefined;
  /** Whether payers can pay online now: a connection is published, and Nomod accepts its key. */
  isOnline: boolean;
}

/** Stands where the number will be: an invoice has none before it is finalized. */
export const NO_NUMBER = 'INV-…';

type ProfileTexts = Pick<BusinessProfile, 'legal_name' | 'trade_name' | 'address' | 'tax_number' | 'footer' | 'color'>;

export function previewedBusiness(profile: ProfileTexts, environment: SessionEnvironment): PreviewedBusiness {
  return {
    name: profile.trade_name?.trim() || profile.legal_name?.trim() || environment.tenant_name,
    legalName: profile.legal_name?.trim() ?? '',
    address: profile.address ?? '',
    taxNumber: profile.tax_number?.trim() ?? '',
    footer: profile.footer?.trim() ?? '',
    color: profile.color ?? '',
    isTest: environment.type === 'sandbox',
  };
}

/** The customer as the page names it: without e-mail and phone number, because anybody with its link can read it. */
export function previewedCustomer(customer: Customer): NonNullable<PreviewedInvoice['customer']> {
  const { address_city: city, address_state: state, address_postal_code: code } = customer;
  const town = [city, state, code].filter(Boolean).join(', ');
  const lines = [customer.address_line1, customer.address_line2, town, customer.address_country];
  return {
    name: customer.name,
    lines: lines.filter((line): line is string => Boolean(line)),
    taxNumber: customer.metadata['tax_number'] ?? '',
  };
}

/** Whether the customer owes nothing. */
export const isSettled = ({ total, isUnpriced }: PreviewedInvoice): boolean => !isUnpriced && new Decimal(total).lte(0);

/** Where today is, seen from the due date. */
export function dueState(dueDate: string): 'before' | 'on' | 'after' {
  const now = today();
  if (dueDate === now) return 'on';
  return dueDate > now ? 'before' : 'after';
}

/** The day so many days after a day. */
export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return Number.isNaN(at.getTime()) ? day : at.toISOString().slice(0, 10);
}

/** Totals in the currency of the exchange rate. Net and tax are rounded half up, and the total is their sum. */
export function converted({ total, tax, taxes, exchange }: PreviewedInvoice) {
  if (exchange === null) return null;
  const taxed = taxes.length === 0 ? new Decimal(tax) : taxes.reduce((sum, one) => sum.plus(one.tax), new Decimal(0));
  const digits = digitsOf(exchange.currency);
  const at = (amount: Decimal) =>
    new Decimal(new Exact(amount).times(exchange.rate).toFixed(digits, Decimal.ROUND_HALF_UP));
  const [inNet, inTax] = [at(new Decimal(total).minus(taxed)), at(taxed)];
  return { net: inNet.toFixed(digits), tax: inTax.toFixed(digits), total: inNet.plus(inTax).toFixed(digits) };
}

const Exact = Decimal.clone({ precision: 60 });

/** With thousands separators, as documents write it: European digits in both languages. */
export const grouped = (amount: string): string => asTyped(amount).replace('-', '\u2212');

const LOCALES: Readonly<Record<PayerLanguage, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** A year that is still being typed may be none of the calendar: such a day stays as it is. */
export function writtenDay(day: string, language: PayerLanguage): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

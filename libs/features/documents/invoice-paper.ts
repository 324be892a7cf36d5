import { type Business, type BusinessLogo, inkOf, PRODUCT_COLOR } from '@remit/business-profile';
import type { CustomerRecord } from '@remit/customers';
import type { InvoiceLineView, InvoiceView } from '@remit/invoices';
import { type DocumentLanguage, leading, type Translate, wordsIn } from './words';
import { grouped, groupedDecimal, sumRow, totalRow, writtenDay } from './figures';
import { issuedOn, sumsOf } from './invoice-facts';
import type { Column, Fact, Paper, Table } from './paper/paper';
import { buyerLines, sellerLines } from './parties';

export interface BilledInvoice {
  readonly invoice: InvoiceView;
  readonly customer: CustomerRecord;
  readonly business: Business;
  readonly logo?: BusinessLogo;
  /** The payer's page; undefined when there is none. */
  readonly pageUrl: string | undefined;
}

/** Contents common to all documents of a business. */
export function letterhead(business: Business, logo: BusinessLogo | undefined, language: DocumentLanguage) {
  const say = wordsIn(language);
  return {
    direction: leading(language) === 'ar' ? ('rtl' as const) : ('ltr' as const),
    language: leading(language),
    author: business.name,
    color: inkOf(business.color ?? PRODUCT_COLOR),
    notice: business.isTest ? say('test') : undefined,
    logo,
    seller: sellerLines(business, say('taxNumber')),
    footer: business.footer ?? undefined,
    pageOf: (page: number, pages: number) => `${say('page')} ${page} / ${pages}`,
  };
}

export function invoicePaper(billed: BilledInvoice, language: DocumentLanguage): Paper {
  const { invoice, customer, business, logo, pageUrl } = billed;
  const say = wordsIn(language);
  return {
    ...letterhead(business, logo, language),
    title: say(business.taxNumber === null ? 'invoice' : 'taxInvoice'),
    number: invoice.invoiceNumber ?? '',
    stamp: invoice.status === 'voided' ? say('cancelled') : undefined,
    buyer: { title: say('billedTo'), lines: buyerLines(customer, say('taxNumber')) },
    facts: factsOf(billed, language, say),
    text: invoice.description ?? undefined,
    table: tableOf(invoice, say),
    sums: [...writtenSums(invoice, say), ...convertedSums(invoice, say)],
    code: pageUrl === undefined ? undefined : { url: pageUrl, text: say('online', '\n') },
  };
}

function factsOf({ invoice, business }: BilledInvoice, language: DocumentLanguage, say: Translate): readonly Fact[] {
  const issued = issuedOn(invoice, business);
  const isPaid = invoice.status === 'finalized' && invoice.amountPaidMinor > 0n && invoice.amountRemainingMinor <= 0n;
  const written = (day: string) => writtenDay(day, leading(language));
  return [
    ...(issued === null ? [] : [{ name: say('issued'), value: written(issued) }]),
    { name: say('due'), value: written(invoice.dueDate) },
    { name: say('currency'), value: invoice.currency },
    ...(invoice.converted ? [{ name: say('exchangeRate'), value: rateOf(invoice), isFigure: true }] : []),
    ...(isPaid ? [{ name: say('status'), value: say('paidStatus') }] : []),
  ];
}

interface LineColumn extends Column {
  readonly cell: (line: InvoiceLineView, index: number) => string;
}

/** Leaves out columns without values. */
function tableOf({ lines, currency, discountMinor }: InvoiceView, say: Translate): Table {
  const figure = (title: string, cell: LineColumn['cell']): LineColumn => ({ title, kind: 'figure', cell });
  const money = (minor: bigint) => grouped(minor, currency);
  const when = (isWanted: boolean, column: LineColumn) => (isWanted ? [column] : []);
  const isTaxed = lines.some(({ taxRate }) => taxRate !== null);
  const isPriced = lines.some(({ unitPrice }) => unitPrice !== null);
  const columns: LineColumn[] = [
    figure('#', (_, index) => String(index + 1)),
    { title: say('item'), kind: 'words', cell: ({ displayName }) => displayName },
    figure(say('quantity', '\n'), ({ quantity }) => groupedDecimal(quantity)),
    ...when(
      isPriced,
      figure(say('unitPrice', '\n'), ({ unitPrice }) => (unitPrice ? groupedDecimal(unitPrice) : '')),
    ),
    ...when(
      isTaxed && discountMinor > 0n,
      figure(say('discount', '\n'), (line) => money(line.discountMinor)),
    ),
    ...when(
      isTaxed,
      figure(say('taxRate', '\n'), ({ taxRate }) => (taxRate === null ? '' : `${taxRate}%`)),
    ),
    ...when(
      isTaxed,
      figure(say('tax', '\n'), ({ taxRate, taxMinor }) => (taxRate === null ? '' : money(taxMinor))),
    ),
    figure(say('amount', '\n'), ({ amountMinor }) => money(amountMinor)),
  ];
  return { columns, rows: lines.map((line, index) => columns.map(({ cell }) => cell(line, index))) };
}

function writtenSums(invoice: InvoiceView, say: Translate): readonly Fact[] {
  const { currency } = invoice;
  return sumsOf(invoice).map(({ name, minor, taxed }) => {
    if (taxed) return sumRow(taxName(taxed.rate, taxed.taxableMinor, currency, say), minor, currency);
    return (name === 'total' || name === 'remaining' ? totalRow : sumRow)(say(name), minor, currency);
  });
}

/** @param taxableMinor the amount that the rate applies to */
export const taxName = (rate: string, taxableMinor: bigint, currency: string, say: Translate): string =>
  `${say('tax')} ${rate}% (${grouped(taxableMinor, currency)})`;

type Converted = Pick<InvoiceView, 'currency' | 'converted'>;

export const rateOf = ({ currency, converted }: Converted): string =>
  converted ? `1 ${currency} = ${converted.rate} ${converted.currency}` : '';

/** Tax law requires these amounts on an invoice in another currency. */
export function convertedSums({ converted }: Pick<InvoiceView, 'converted'>, say: Translate): readonly Fact[] {
  if (!converted) return [];
  const { currency, netMinor, taxMinor, totalMinor } = converted;
  const fact = (name: string, minor: bigint): Fact => ({
    name,
    value: `${currency} ${grouped(minor, currency)}`,
    isFigure: true,
  });
  return [fact(say('net'), netMinor), fact(say('tax'), taxMinor), fact(say('total'), totalMinor)];
}

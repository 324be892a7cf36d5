import { dayIn } from '@remit/business-profile';
import type { CreditedPart, CreditNoteView } from '@remit/invoices';
import { type DocumentLanguage, leading, type Translate, wordsIn } from './words';
import { grouped, sumRow, totalRow, writtenDay } from './figures';
import { issuedOn } from './invoice-facts';
import { type BilledInvoice, convertedSums, letterhead, rateOf, taxName } from './invoice-paper';
import type { Column, Fact, Paper, Table } from './paper/paper';
import { buyerLines } from './parties';

export interface CreditedInvoice extends Omit<BilledInvoice, 'pageUrl'> {
  readonly note: CreditNoteView;
}

/** Refers to the invoice that it lowers, as tax law asks. */
export function creditNotePaper(credited: CreditedInvoice, language: DocumentLanguage): Paper {
  const { note, customer, business, logo } = credited;
  const say = wordsIn(language);
  return {
    ...letterhead(business, logo, language),
    title: say(business.taxNumber === null ? 'creditNote' : 'taxCreditNote'),
    number: note.number,
    buyer: { title: say('creditedTo'), lines: buyerLines(customer, say('taxNumber')) },
    facts: factsOf(credited, language, say),
    text: `${say('reason')}: ${note.reason}`,
    table: tableOf(credited, say),
    sums: [...sumsOf(note, say), ...convertedSums(note, say)],
  };
}

function factsOf(
  { note, invoice, business }: CreditedInvoice,
  language: DocumentLanguage,
  say: Translate,
): readonly Fact[] {
  const written = (day: string) => writtenDay(day, leading(language));
  const invoiced = issuedOn(invoice, business);
  return [
    { name: say('issued'), value: written(dayIn(business.timeZone, note.createdAt)) },
    { name: say('invoice'), value: invoice.invoiceNumber ?? '', isFigure: true },
    ...(invoiced === null ? [] : [{ name: say('invoiceDate'), value: written(invoiced) }]),
    { name: say('currency'), value: note.currency },
    ...(note.converted ? [{ name: say('exchangeRate'), value: rateOf(note), isFigure: true }] : []),
  ];
}

interface PartColumn extends Column {
  readonly cell: (part: CreditedPart) => string;
}

/** A row for each rate. Columns of the tax are left out when there is none. */
function tableOf({ note, invoice }: CreditedInvoice, say: Translate): Table {
  const money = (minor: bigint) => grouped(minor, note.currency);
  const figure = (title: string, cell: PartColumn['cell']): PartColumn => ({ title, kind: 'figure', cell });
  const isRated = note.parts.some(({ rate }) => rate !== null);
  const isTaxed = isRated || note.taxMinor > 0n;
  const columns: readonly PartColumn[] = [
    { title: say('item'), kind: 'words', cell: () => `${say('credit')} ${invoice.invoiceNumber ?? ''}`.trim() },
    ...(isTaxed ? [figure(say('netAmount', '\n'), ({ netMinor }) => money(netMinor))] : []),
    ...(isRated ? [figure(say('taxRate', '\n'), ({ rate }) => (rate === null ? '' : `${rate}%`))] : []),
    ...(isTaxed ? [figure(say('tax', '\n'), ({ taxMinor }) => money(taxMinor))] : []),
    figure(say('amount', '\n'), ({ netMinor, taxMinor }) => money(netMinor + taxMinor)),
  ];
  return { columns, rows: note.parts.map((part) => columns.map(({ cell }) => cell(part))) };
}

function sumsOf({ parts, currency, amountMinor, taxMinor }: CreditNoteView, say: Translate): readonly Fact[] {
  const rated = parts.flatMap(({ rate, netMinor, taxMinor: tax }) =>
    rate === null ? [] : [sumRow(taxName(rate, netMinor, currency, say), tax, currency)],
  );
  const stated = rated.length === 0 && taxMinor > 0n ? [sumRow(say('tax'), taxMinor, currency)] : [];
  const taxes = [...rated, ...stated];
  return [
    ...(taxes.length === 0 ? [] : [sumRow(say('net'), amountMinor - taxMinor, currency), ...taxes]),
    totalRow(say('credited'), amountMinor, currency),
  ];
}

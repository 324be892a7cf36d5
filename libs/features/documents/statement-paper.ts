import type { Business, BusinessLogo } from '@remit/business-profile';
import type { CustomerRecord } from '@remit/customers';
import { type DocumentLanguage, leading, type WordName, wordsIn } from './words';
import { grouped, sumRow, totalRow, writtenDay } from './figures';
import { letterhead } from './invoice-paper';
import { type DocumentFile, fileOf } from './invoice-documents';
import type { Paper } from './paper/paper';
import { buyerLines } from './parties';

interface Figures {
  readonly billedMinor: bigint;
  readonly creditedMinor: bigint;
  readonly paidMinor: bigint;
  readonly refundedMinor: bigint;
}

export interface StatementRow extends Figures {
  readonly kind: keyof typeof KIND_WORDS;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Of the invoice or credit note. */
  readonly number: string | null;
  readonly balanceMinor: bigint;
}

/** The statement of a customer in one currency. */
export interface StatementFacts extends Figures {
  readonly customer: CustomerRecord;
  readonly business: Business;
  readonly logo?: BusinessLogo;
  readonly currency: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly openingMinor: bigint;
  readonly rows: readonly StatementRow[];
  readonly closingMinor: bigint;
}

const KIND_WORDS = {
  invoice: 'invoice',
  adjustment: 'adjustment',
  void: 'voided',
  credit_note: 'creditNote',
  payment: 'payment',
  payment_corrected: 'correction',
  payment_reversed: 'reversal',
  refund: 'refund',
  refund_reversed: 'refundReversal',
} as const satisfies Record<string, WordName>;

/** @param language default: the language of the business */
export async function drawStatement(facts: StatementFacts, language?: DocumentLanguage): Promise<DocumentFile> {
  const paper = statementPaper(facts, language ?? facts.business.language);
  return fileOf(paper, `statement-${facts.from}-${facts.to}-${facts.currency}`);
}

function statementPaper(facts: StatementFacts, language: DocumentLanguage): Paper {
  const say = wordsIn(language);
  const { business, logo, customer, currency, rows } = facts;
  const written = (day: string) => writtenDay(day, leading(language));
  const money = (minor: bigint) => grouped(minor, currency);
  const orNothing = (minor: bigint) => (minor === 0n ? '' : money(minor));
  const hasRefunds = rows.some(({ refundedMinor }) => refundedMinor !== 0n);
  const cells = (row: Figures) => [
    orNothing(row.billedMinor),
    orNothing(row.creditedMinor),
    orNothing(row.paidMinor),
    ...(hasRefunds ? [orNothing(row.refundedMinor)] : []),
  ];
  const figure = (title: WordName) => ({ title: say(title, '\n'), kind: 'figure' as const });
  const sum = (name: WordName, minor: bigint) => sumRow(say(name), minor, currency);
  return {
    ...letterhead(business, logo, language),
    title: say('statement'),
    number: '',
    buyer: { title: say('statementFor'), lines: buyerLines(customer, say('taxNumber')) },
    facts: [
      { name: say('from'), value: written(facts.from) },
      { name: say('to'), value: written(facts.to) },
      { name: say('currency'), value: currency },
    ],
    text: hasRefunds ? say('refundsNote', '\n') : undefined,
    table: {
      columns: [
        { title: say('date', '\n'), kind: 'words' },
        { title: say('item', '\n'), kind: 'words' },
        figure('billed'),
        figure('credited'),
        figure('paid'),
        ...(hasRefunds ? [figure('refunded')] : []),
        figure('balance'),
      ],
      rows: rows.map((row) => [
        row.day,
        `${say(KIND_WORDS[row.kind])} ${row.number ?? ''}`.trim(),
        ...cells(row),
        money(row.balanceMinor),
      ]),
    },
    sums: [
      sum('opening', facts.openingMinor),
      sum('billed', facts.billedMinor),
      ...(facts.creditedMinor === 0n ? [] : [sum('credited', -facts.creditedMinor)]),
      sum('paid', -facts.paidMinor),
      totalRow(say('closing'), facts.closingMinor, currency),
    ],
  };
}

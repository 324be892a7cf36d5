import { type Business, type BusinessLogo, dayIn } from '@remit/business-profile';
import type { CustomerRecord } from '@remit/customers';
import { parseMoney } from '@remit/money';
import { type DocumentLanguage, leading, type Translate, wordsIn } from './words';
import { grouped, sumRow, totalRow, writtenDay } from './figures';
import { type PaidWith, paymentMethodText } from './invoice-facts';
import { letterhead } from './invoice-paper';
import type { Fact, Paper } from './paper/paper';
import { buyerLines } from './parties';

/** The members of a payment that a receipt needs. Amounts are as the API writes them. */
export interface ReceivedPayment {
  readonly id: string;
  readonly invoice_number: string | null;
  readonly currency: string;
  readonly captured_amount: string;
  readonly extras_amount: string;
  readonly refunded_amount: string;
  readonly paid_with: PaidWith | null;
  readonly reference_id: string | null;
  readonly received_on: string | null;
  readonly succeeded_at: string | null;
  readonly refunded_at: string | null;
  readonly refunds: readonly {
    readonly amount: string;
    readonly state: string;
    readonly updated_at: string;
  }[];
}

export interface Received {
  readonly payment: ReceivedPayment;
  readonly customer: CustomerRecord;
  readonly business: Business;
  readonly logo?: BusinessLogo;
}

export function receiptPaper({ payment, customer, business, logo }: Received, language: DocumentLanguage): Paper {
  const say = wordsIn(language);
  const { currency } = payment;
  const written = (day: string) => writtenDay(day, leading(language));
  const dayOf = (time: string | null) => (time === null ? '' : written(dayIn(business.timeZone, new Date(time))));
  const paidOn = payment.received_on === null ? dayOf(payment.succeeded_at) : written(payment.received_on);
  const [captured, extras, refunded] = [payment.captured_amount, payment.extras_amount, payment.refunded_amount].map(
    (amount) => parseMoney(amount, currency),
  ) as [bigint, bigint, bigint];
  const money = (minor: bigint) => grouped(minor, currency);
  const number = payment.invoice_number ?? '';
  return {
    ...letterhead(business, logo, language),
    title: say('receipt'),
    number: payment.id,
    buyer: { title: say('receivedFrom'), lines: buyerLines(customer, say('taxNumber')) },
    facts: factsOf(payment, paidOn, say),
    table: {
      columns: [
        { title: say('item'), kind: 'words' },
        { title: say('date'), kind: 'words' },
        { title: say('amount', '\n'), kind: 'figure' },
      ],
      rows: [
        [`${say('payment')} ${number}`.trim(), paidOn, money(captured)],
        ...(extras === 0n ? [] : [[say('extras'), paidOn, money(extras)]]),
        ...refundsOf(payment, refunded).map(({ minor, at }) => [say('refund'), dayOf(at), money(-minor)]),
      ],
    },
    sums: [
      ...(refunded === 0n
        ? []
        : [sumRow(say('paid'), captured + extras, currency), sumRow(say('refunded'), -refunded, currency)]),
      totalRow(say(refunded === 0n ? 'paid' : 'kept'), captured + extras - refunded, currency),
    ],
  };
}

function factsOf(
  { invoice_number, currency, paid_with, reference_id }: ReceivedPayment,
  paidOn: string,
  say: Translate,
) {
  const fact = (name: string, value: string | null): Fact[] => (value ? [{ name, value }] : []);
  return [
    ...fact(say('invoice'), invoice_number),
    ...fact(say('paidOn'), paidOn),
    ...fact(say('paidWith'), paid_with && paymentMethodText(paid_with, { card: say('card'), cash: say('cash') })),
    ...fact(say('reference'), reference_id),
    ...fact(say('currency'), currency),
  ];
}

/**
 * Refunds in the order in which they were made. Refunds made at Nomod itself have no row of their own in the payment.
 */
function refundsOf(
  payment: ReceivedPayment,
  refunded: bigint,
): readonly { readonly minor: bigint; readonly at: string | null }[] {
  const rows = payment.refunds
    .filter(({ state }) => state === 'done')
    .map(({ amount, updated_at }) => ({ minor: parseMoney(amount, payment.currency), at: updated_at }));
  const rest = refunded - rows.reduce((sum, { minor }) => sum + minor, 0n);
  if (rest === 0n) return rows;
  // Part of a refund was reversed. The rows do not tell how much of each is still refunded.
  if (rest < 0n) return [{ minor: refunded, at: payment.refunded_at }].filter(({ minor }) => minor > 0n);
  return [...rows, { minor: rest, at: payment.refunded_at }];
}

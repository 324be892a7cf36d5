import type { Answer } from './answer';

const STATUSES = [
  'created',
  'authorised',
  'paid',
  'failed',
  'cancelled',
  'refunded',
  'partially_refunded',
  'disputed',
] as const;

export type NomodChargeStatus = (typeof STATUSES)[number] | 'unknown';

const TOOK_MONEY: ReadonlySet<string> = new Set<NomodChargeStatus>([
  'paid',
  'partially_refunded',
  'refunded',
  'disputed',
]);
const TOOK_NONE: ReadonlySet<string> = new Set<NomodChargeStatus>(['failed', 'cancelled']);

const REFUND_FAILURES: ReadonlySet<string> = new Set(['refund_failed', 'refund_cancelled']);

/** True when the payer was charged, whatever became of the money later. */
export const tookMoney = (charge: { readonly status: string }): boolean => TOOK_MONEY.has(charge.status);

/** True when the payer was certainly not charged, and will not be. */
export const tookNone = (charge: { readonly status: string }): boolean => TOOK_NONE.has(charge.status);

/** What the payer was charged, read through an allow-list: of a card its scheme and last four digits, and of the payer only the customer's id. */
export interface NomodCharge {
  id: string;
  /** Nomod's charge number inside the business; not the link's reference. */
  referenceNumber: number | null;
  /** See `tookMoney`. `unknown` stands for a value Nomod has not documented. */
  status: NomodChargeStatus;
  /** The status in Nomod's own word, or `unreadable`. */
  rawStatus: string;
  created: Date;
  /** Currency of every amount here but `originalTotalMinor`. */
  currency: string;
  totalMinor: bigint;
  /** Cumulative: everything refunded so far. */
  refundTotalMinor: bigint;
  /** How often Nomod says that a refund came to nothing, after it had accepted it. */
  refundFailures: number;
  /** Parts of the total: minor units as exact decimal text, or `unknown`. Nomod may write more digits than the currency has. */
  tipMinor: string;
  serviceFeeMinor: string;
  taxMinor: string;
  /** What was asked before conversion into the payer's currency; both null when Nomod does not say. */
  originalCurrency: string | null;
  originalTotalMinor: bigint | null;
  /** True when the payer paid in another currency than asked: compare the original amount then. */
  converted: boolean;
  paymentMethod: string | null;
  /** Such as Visa; null when it was no card, or Nomod does not say. */
  cardScheme: string | null;
  cardLast4: string | null;
  type: string | null;
  linkId: string | null;
  customerId: string | null;
  /** The link's success URL with the query its maker gave it. */
  successUrl: string | null;
  /** When the reading began: of two readings the one that began later is the newer one, whichever is heard of first. */
  readAt: Date;
}

/** A charge as it stands in an answer, which does not tell when it was asked for. */
export type AnsweredCharge = Omit<NomodCharge, 'readAt'>;

/**
 * Id, status, time, currency, total, refund total, link and customer must be readable: money and belonging depend on them.
 * Everything else only informs, and is null, `0` or `unknown` when it is absent or odd.
 */
export function readCharge(answer: Answer): AnsweredCharge {
  const currency = answer.currency('currency');
  const rawStatus = answer.text('status');
  const status = STATUSES.find((known) => known === rawStatus) ?? 'unknown';
  const refunded = status === 'refunded' || status === 'partially_refunded';
  const asked = readAsked(answer);
  const source = answer.childDetail('source');
  return {
    id: answer.text('id'),
    referenceNumber: answer.integerDetail('reference_id'),
    status,
    rawStatus: plainWord(rawStatus) ?? 'unreadable',
    created: answer.time('created'),
    currency,
    totalMinor: answer.money('total', currency),
    refundTotalMinor: refunded
      ? answer.money('refund_total', currency)
      : (answer.optionalMoney('refund_total', currency) ?? 0n),
    refundFailures: answer.typesDetail('events').filter((type) => REFUND_FAILURES.has(type)).length,
    tipMinor: answer.moneyDetail('tip', currency),
    serviceFeeMinor: answer.moneyDetail('service_fee', currency),
    taxMinor: answer.moneyDetail('tax', currency),
    originalCurrency: asked?.currency ?? null,
    originalTotalMinor: asked?.totalMinor ?? null,
    converted: asked !== null && asked.currency !== currency,
    paymentMethod: plainWord(answer.textDetail('payment_method')),
    cardScheme: shortName(source?.textDetail('scheme')),
    cardLast4: fourDigits(source?.textDetail('last4')),
    type: plainWord(answer.textDetail('type')),
    linkId: answer.requiredId('link'),
    customerId: answer.optionalId('customer'),
    successUrl: answer.textDetail('success_url'),
  };
}

/** Null also when it cannot be read: the charge is then judged by its own currency and total. */
function readAsked(answer: Answer): { currency: string; totalMinor: bigint } | null {
  if (!answer.has('original_total') || !answer.has('original_currency')) return null;
  const currency = answer.currencyDetail('original_currency');
  const totalMinor = currency === null ? 'unknown' : answer.moneyDetail('original_total', currency);
  return currency === null || !/^\d+$/.test(totalMinor) ? null : { currency, totalMinor: BigInt(totalMinor) };
}

/** A few words of letters. */
function shortName(value: string | null | undefined): string | null {
  return value && /^[a-z]{1,20}( [a-z]{1,20}){0,2}$/i.test(value) ? value : null;
}

/** Four, never more: what identifies a card to its holder and to nobody else. */
function fourDigits(value: string | null | undefined): string | null {
  return value && /^\d{4}$/.test(value) ? value : null;
}

/** Letters only, so that no number of a card or a phone gets through in a free text. */
function plainWord(value: string | null): string | null {
  return value !== null && /^[a-z_]{1,40}$/i.test(value) ? value : null;
}

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

/** True when the payer was charged, even if the money was returned later. */
export const tookMoney = (charge: { readonly status: string }): boolean => TOOK_MONEY.has(charge.status);

/** True when the payer was certainly not charged and will not be. */
export const tookNone = (charge: { readonly status: string }): boolean => TOOK_NONE.has(charge.status);

/**
 * A charge, read through an allow-list: of a card only its scheme and last four digits, of the payer only the
 * customer's id.
 */
export interface NomodCharge {
  id: string;
  /** Nomod's charge number inside the business; not the link's reference. */
  referenceNumber: number | null;
  /** See `tookMoney`. `unknown` stands for an undocumented value. */
  status: NomodChargeStatus;
  /** Nomod's own word for the status, or `unreadable`. */
  rawStatus: string;
  created: Date;
  /** Currency of every amount here except `originalTotalMinor`. */
  currency: string;
  totalMinor: bigint;
  /** Cumulative: everything refunded so far. */
  refundTotalMinor: bigint;
  /** Number of refunds that Nomod accepted and later reported as failed. */
  refundFailures: number;
  /** Parts of the total: minor units as exact decimal text, or `unknown`. Nomod may write more digits than the currency has. */
  tipMinor: string;
  serviceFeeMinor: string;
  taxMinor: string;
  /** The requested amount before conversion into the payer's currency; both null when Nomod does not state it. */
  originalCurrency: string | null;
  originalTotalMinor: bigint | null;
  /** True when the payer paid in another currency. Compare the original amount then. */
  converted: boolean;
  paymentMethod: string | null;
  /** For example Visa; null when it was no card, or Nomod does not state it. */
  cardScheme: string | null;
  cardLast4: string | null;
  type: string | null;
  linkId: string | null;
  customerId: string | null;
  /** The link's success URL with our query. */
  successUrl: string | null;
  /** When the read began. Of two reads, the one that began later is newer, whatever the order of arrival. */
  readAt: Date;
}

/** A charge inside an answer, without the time of the request. */
export type AnsweredCharge = Omit<NomodCharge, 'readAt'>;

/**
 * Id, status, time, currency, total, refund total, link and customer must be readable, because money and ownership
 * depend on them. Everything else informs only, and is null, `0` or `unknown` when it is absent or invalid.
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

/** Null also when it is unreadable. The charge is then judged by its own currency and total. */
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

/** Four digits, never more. */
function fourDigits(value: string | null | undefined): string | null {
  return value && /^\d{4}$/.test(value) ? value : null;
}

/** Letters only, so that a free text cannot carry a card or phone number. */
function plainWord(value: string | null): string | null {
  return value !== null && /^[a-z_]{1,40}$/i.test(value) ? value : null;
}

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

/** What the payer was charged, read through an allow-list: no card data, and of the payer only the customer's id. */
export interface NomodCharge {
  id: string;
  /** Nomod's charge number inside the business; not the link's reference. */
  referenceNumber: number | null;
  /** Only `paid` means money taken. `unknown` stands for a value Nomod has not documented. */
  status: NomodChargeStatus;
  /** The status in Nomod's own word, or `unreadable`. */
  rawStatus: string;
  created: Date;
  /** Currency of every amount here but `originalTotalMinor`. */
  currency: string;
  totalMinor: bigint;
  /** Cumulative: everything refunded so far. */
  refundTotalMinor: bigint;
  tipMinor: bigint;
  serviceFeeMinor: bigint;
  taxMinor: bigint;
  /** What was asked before conversion into the payer's currency; both null when Nomod does not say. */
  originalCurrency: string | null;
  originalTotalMinor: bigint | null;
  /** True when the payer paid in another currency than asked: compare the original amount then. */
  converted: boolean;
  paymentMethod: string | null;
  type: string | null;
  linkId: string | null;
  linkReferenceId: string | null;
  customerId: string | null;
  refunds: { createdAt: Date; amountMinor: bigint }[];
  /** The link's success URL with the query its maker gave it. */
  successUrl: string | null;
}

export function readCharge(answer: Answer): NomodCharge {
  const currency = answer.currency('currency');
  const rawStatus = answer.text('status');
  const status = STATUSES.find((known) => known === rawStatus) ?? 'unknown';
  const refunded = status === 'refunded' || status === 'partially_refunded';
  const asked = readAsked(answer);
  const link = answer.optionalChild('link');
  return {
    id: answer.text('id'),
    referenceNumber: answer.optionalInteger('reference_id'),
    status,
    rawStatus: plainWord(rawStatus) ?? 'unreadable',
    created: answer.time('created'),
    currency,
    totalMinor: answer.money('total', currency),
    refundTotalMinor: refunded
      ? answer.money('refund_total', currency)
      : (answer.optionalMoney('refund_total', currency) ?? 0n),
    tipMinor: answer.optionalMoney('tip', currency) ?? 0n,
    serviceFeeMinor: answer.optionalMoney('service_fee', currency) ?? 0n,
    taxMinor: answer.optionalMoney('tax', currency) ?? 0n,
    originalCurrency: asked?.currency ?? null,
    originalTotalMinor: asked?.totalMinor ?? null,
    converted: asked !== null && asked.currency !== currency,
    paymentMethod: plainWord(answer.optionalText('payment_method')),
    type: plainWord(answer.optionalText('type')),
    linkId: link?.text('id') ?? null,
    linkReferenceId: link?.optionalText('reference_id') ?? null,
    customerId: answer.optionalChild('customer')?.optionalText('id') ?? null,
    refunds: answer.has('refunds')
      ? answer.children('refunds').map((refund) => ({
          createdAt: refund.time('created'),
          amountMinor: refund.money('amount', currency),
        }))
      : [],
    successUrl: answer.optionalText('success_url'),
  };
}

function readAsked(answer: Answer): { currency: string; totalMinor: bigint } | null {
  if (!answer.has('original_total') || !answer.has('original_currency')) return null;
  const currency = answer.currency('original_currency');
  return { currency, totalMinor: answer.money('original_total', currency) };
}

/** Letters only, so that no number of a card or a phone gets through in a free text. */
function plainWord(value: string | null): string | null {
  return value !== null && /^[a-z_]{1,40}$/i.test(value) ? value : null;
}

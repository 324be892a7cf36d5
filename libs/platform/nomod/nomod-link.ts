import type { Answer } from './answer';

const STATUSES = ['enabled', 'disabled', 'expired'] as const;

/** A payment link at Nomod. A link never shows that it was paid: its charges do. */
export interface NomodLink {
  id: string;
  referenceId: string | null;
  title: string | null;
  note: string | null;
  url: string;
  amountMinor: bigint;
  currency: string;
  /** `unknown` stands for an undocumented value. Never treat it as paid or failed. */
  status: (typeof STATUSES)[number] | 'unknown';
  /** Number of payments after which the link expires; null means no limit. */
  paymentExpiryLimit: number | null;
}

export function readLink(answer: Answer): NomodLink {
  const currency = answer.currency('currency');
  const status = answer.text('status');
  return {
    id: answer.text('id'),
    referenceId: answer.textDetail('reference_id'),
    title: answer.optionalText('title'),
    note: answer.textDetail('note'),
    url: answer.paymentUrl('url'),
    amountMinor: answer.money('amount', currency),
    currency,
    status: STATUSES.find((known) => known === status) ?? 'unknown',
    paymentExpiryLimit: answer.integerDetail('payment_expiry_limit'),
  };
}

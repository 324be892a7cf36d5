import { type AttentionKind, AttentionNeeded, AttentionResolved, type ChargeFacts } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { Payment } from '../payment.entity';
import { formatPart } from '@remit/gateway';

const summaries = {
  amount_differs:
    'The charge took another amount than the link asked for. Remit recorded it in full; the invoice stays open for any missing amount.',
  charge_reversed: 'Nomod now reports that this charge took no money.',
  currency_differs:
    'The charge took money in another currency than the link asked for. Remit recorded it, but it pays no invoice.',
  disputed: 'The payer disputes this charge with their bank.',
  second_payment: 'This invoice was paid again on a used or closed link.',
} as const satisfies Partial<Record<AttentionKind, string>>;

export type ChargeAttentionKind = keyof typeof summaries;

export const CHARGE_ATTENTION_KINDS = Object.keys(summaries) as ChargeAttentionKind[];

/** Requests attention for a charge that does not match. The evidence shows both sides. */
export function chargeAttentionNeeded(
  kind: ChargeAttentionKind,
  asked: Payment,
  payment: Payment,
  facts: ChargeFacts,
): AttentionNeeded {
  const money = (minor: string, currency = facts.currency) => formatMoney(BigInt(minor), currency);
  const { original_currency, original_total_minor } = facts;
  const isConverted = original_currency !== null && original_total_minor !== null;
  return new AttentionNeeded({
    key: keyOf(kind, facts.charge_id),
    kind,
    summary: summaries[kind],
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    charge_id: facts.charge_id,
    connection_id: payment.connectionId,
    ours: {
      amount: formatMoney(asked.amountMinor, asked.currency),
      currency: asked.currency,
      payment_status: payment.paymentStatus,
    },
    nomods: {
      status: facts.status,
      total: money(facts.total_minor),
      currency: facts.currency,
      tip: formatPart(facts.tip_minor, facts.currency),
      service_fee: formatPart(facts.service_fee_minor, facts.currency),
      tax: formatPart(facts.tax_minor, facts.currency),
      refund_total: money(facts.refund_total_minor),
      original_total: isConverted ? money(original_total_minor, original_currency) : null,
      original_currency,
      paid_at: facts.created_at,
    },
  });
}

/** Requests attention for a refund that Nomod no longer shows. */
export function refundReversed(payment: Payment, facts: ChargeFacts, refundedBeforeMinor: bigint): AttentionNeeded {
  const ours = (minor: bigint) => formatMoney(minor, payment.currency);
  return new AttentionNeeded({
    key: reversedKey(facts.charge_id),
    kind: 'refund_reversed',
    summary: `Nomod reversed a refund of ${ours(refundedBeforeMinor - payment.refundedMinor)} ${payment.currency}.`,
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    charge_id: facts.charge_id,
    connection_id: payment.connectionId,
    ours: {
      refund_total: ours(refundedBeforeMinor),
      currency: payment.currency,
      payment_status: payment.paymentStatus,
    },
    nomods: {
      status: facts.status,
      refund_total: formatMoney(BigInt(facts.refund_total_minor), facts.currency),
      total: formatMoney(BigInt(facts.total_minor), facts.currency),
      currency: facts.currency,
    },
  });
}

/** Resolves the row when as much is refunded again. */
export const refundRestored = (chargeId: string): AttentionResolved =>
  new AttentionResolved({ key: reversedKey(chargeId) });

const reversedKey = (chargeId: string): string => `refund_reversed:${chargeId}`;

/** Resolves the row: the charge no longer needs attention for this reason. */
export function chargeAttentionResolved(kind: ChargeAttentionKind, chargeId: string): AttentionResolved {
  return new AttentionResolved({ key: keyOf(kind, chargeId) });
}

const keyOf = (kind: ChargeAttentionKind, chargeId: string): string => `${kind}:${chargeId}`;

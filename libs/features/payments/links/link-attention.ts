import { AttentionNeeded } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { GatewayLink } from '@remit/gateway';
import type { Payment } from '../payment.entity';

/** The key of the row for a payment without a link. The row is resolved by this key when the payment gets one. */
export const linkMissingKey = (paymentId: string): string => `link_missing:${paymentId}`;

export function linkMissing(payment: Payment): AttentionNeeded {
  return new AttentionNeeded({
    key: linkMissingKey(payment.id),
    kind: 'link_missing',
    summary: `The payment still has no link: ${payment.errorMessage ?? 'Nomod has not answered'}`,
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    connection_id: payment.connectionId,
    ours: {
      payment_status: payment.paymentStatus,
      amount: formatMoney(payment.amountMinor, payment.currency),
      currency: payment.currency,
      created_at: payment.createdAt.toISOString(),
    },
    nomods: { error_code: payment.errorCode, reason: payment.errorMessage },
  });
}

/** The key of the row for a link that could not be disabled. */
export const closingRefusedKey = ({ gatewayTrackingId }: Payment): string => `closing_refused:${gatewayTrackingId}`;

export function closingRefused(payment: Payment, reason: string): AttentionNeeded {
  return new AttentionNeeded({
    key: closingRefusedKey(payment),
    kind: 'closing_refused',
    summary: `A link that must no longer be paid could not be disabled. ${reason}`,
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    connection_id: payment.connectionId,
    ours: { amount: formatMoney(payment.amountMinor, payment.currency), currency: payment.currency },
    nomods: { link_id: payment.gatewayTrackingId, reason },
  });
}

/** Requests attention for a link whose amount at Nomod differs from the amount of the payment. */
export function amountMismatch(payment: Payment, link: GatewayLink): AttentionNeeded {
  const theirs = formatMoney(link.amountMinor, link.currency);
  const ours = formatMoney(payment.amountMinor, payment.currency);
  return new AttentionNeeded({
    key: `amount_mismatch:${payment.id}`,
    kind: 'amount_mismatch',
    summary: `Nomod would charge ${theirs} ${link.currency} instead of ${ours} ${payment.currency}; Remit disabled the link`,
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    connection_id: payment.connectionId,
    ours: { amount: ours, currency: payment.currency },
    nomods: { amount: theirs, currency: link.currency, link_id: link.id },
  });
}

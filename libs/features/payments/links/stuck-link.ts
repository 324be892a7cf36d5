import { AttentionNeeded } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { Payment } from '../payment.entity';

/** Names the attention that a payment without a link asks for, so that a later link can take it back. */
export const stuckLinkKey = (paymentId: string): string => `link_missing:${paymentId}`;

export function stuckLinkNeeded(payment: Payment): AttentionNeeded {
  return new AttentionNeeded({
    key: stuckLinkKey(payment.id),
    kind: 'link_missing',
    summary: `The payment still has no link: ${payment.errorMessage ?? 'Nomod has not answered'}`,
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    charge_id: null,
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

import { AttentionNeeded, AttentionResolved } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { NomodCharge } from '@remit/nomod';
import type { Payment } from '../payment.entity';
import type { PaymentRefund } from './payment-refund.entity';

/** Nomod does not show a refund that was asked for: a person should look before asking again. */
export function refundUnconfirmed(refund: PaymentRefund, payment: Payment, charge: NomodCharge): AttentionNeeded {
  const amount = formatMoney(refund.amountMinor, refund.currency);
  return new AttentionNeeded({
    key: keyOf(refund),
    kind: 'refund_unconfirmed',
    summary: `A refund of ${amount} ${refund.currency} was asked for, and Nomod does not show it.`,
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    charge_id: refund.chargeId,
    connection_id: payment.connectionId,
    ours: { amount, currency: refund.currency, refund_state: refund.state, asked_at: refund.createdAt.toISOString() },
    nomods: {
      status: charge.status,
      refund_total: formatMoney(charge.refundTotalMinor, charge.currency),
      total: formatMoney(charge.totalMinor, charge.currency),
      currency: charge.currency,
    },
  });
}

/** It shows now, or is asked for again. */
export function refundConfirmed(refund: PaymentRefund): AttentionResolved {
  return new AttentionResolved({ key: keyOf(refund) });
}

const keyOf = (refund: PaymentRefund): string => `refund_unconfirmed:${refund.id}`;

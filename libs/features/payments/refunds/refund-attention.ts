import { AttentionNeeded, AttentionResolved } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { GatewayCharge } from '@remit/gateway';
import type { Payment } from '../payment.entity';
import type { PaymentRefund } from './payment-refund.entity';

/** Requests attention for a refund that Nomod does not show. A person should check it before requesting it again. */
export function refundUnconfirmed(refund: PaymentRefund, payment: Payment, charge: GatewayCharge): AttentionNeeded {
  const amount = formatMoney(refund.amountMinor, refund.currency);
  return new AttentionNeeded({
    key: keyOf(refund),
    kind: 'refund_unconfirmed',
    summary: `A refund of ${amount} ${refund.currency} was requested, and Nomod does not show it.`,
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
      reason: refund.lastError,
    },
  });
}

/** Requests attention for a refund that Nomod did not show, that was requested again, and that Nomod executed twice. */
export function refundDoneTwice(late: PaymentRefund, again: PaymentRefund, payment: Payment): AttentionNeeded {
  const amount = formatMoney(late.amountMinor, late.currency);
  return new AttentionNeeded({
    key: `refund_done_twice:${late.id}`,
    kind: 'refund_done_twice',
    summary: `A refund of ${amount} ${late.currency} was requested again, and Nomod made it twice.`,
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    charge_id: late.chargeId,
    connection_id: payment.connectionId,
    ours: {
      amount,
      currency: late.currency,
      asked_at: late.createdAt.toISOString(),
      asked_again_at: (again === late ? again.calledAt : again.createdAt)?.toISOString() ?? null,
    },
    nomods: { refund_total: formatMoney(payment.refundedMinor, payment.currency), currency: payment.currency },
  });
}

/** Resolves the row, because the refund is visible now or is requested again. */
export function refundConfirmed(refund: PaymentRefund): AttentionResolved {
  return new AttentionResolved({ key: keyOf(refund) });
}

const keyOf = (refund: PaymentRefund): string => `refund_unconfirmed:${refund.id}`;

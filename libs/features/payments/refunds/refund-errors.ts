import { nomodBusy } from '@remit/connections';
import { ApiError } from '@remit/http-api';
import { formatMoney } from '@remit/money';
import type { GatewayError } from '@remit/gateway';
import type { Payment } from '../payment.entity';
import type { PaymentRefund } from './payment-refund.entity';

export function notRefundable(payment: Payment): ApiError {
  const isSpent = payment.isPaid;
  return new ApiError('conflict', {
    message: isSpent ? 'This payment is already fully refunded' : 'This payment received no money',
    hint: isSpent ? 'There is nothing left to refund.' : 'Only a payment that received money can be refunded.',
    details: { payment_id: payment.id, payment_status: payment.paymentStatus },
  });
}

export function aboveRefundable(payment: Payment, refundableMinor: bigint): ApiError {
  const most = formatMoney(refundableMinor, payment.currency);
  return new ApiError('validation_error', {
    message: `amount must be at most ${most} ${payment.currency}, the part of this payment that is not refunded`,
    hint: `Send at most ${most}, or "full": true to refund all of it.`,
    param: 'amount',
    details: {
      payment_id: payment.id,
      refundable_amount: most,
      errors: [{ param: 'amount', message: `must be at most ${most}` }],
    },
  });
}

/** The bank may refund the same money. The payer would then have it twice. */
export function isDisputed(payment: Payment): ApiError {
  return new ApiError('conflict', {
    message: 'The payer disputes this charge, and the bank may return the money',
    hint: 'Wait until the dispute ends, or accept it in the Nomod dashboard. Remit books the refund automatically.',
    details: { payment_id: payment.id, payment_status: payment.paymentStatus },
  });
}

/** Another refund of the payment is open. A second one now could refund too much. */
export function refundUnderway(refund: PaymentRefund): ApiError {
  const details = { payment_id: refund.paymentId, refund_id: refund.id, refund_state: refund.state };
  if (refund.state === 'unknown' || refund.state === 'calling')
    return new ApiError('nomod_outcome_unknown', { details });
  return new ApiError('conflict', {
    message: 'Another refund of this payment is in progress at Nomod',
    hint: 'Read the payment. When its refunds are done, send the request again.',
    details,
  });
}

/**
 * Nomod was called and does not show the refund. The refund needs attention, and the same request may be sent again.
 */
export function refundGivenUp({ id, paymentId, state, lastError }: PaymentRefund): ApiError {
  return new ApiError('nomod_outcome_unknown', {
    message: lastError ?? 'Nomod shows no such refund',
    hint: 'Find the charge in the Nomod dashboard. If it shows no refund, request the refund again.',
    details: { payment_id: paymentId, refund_id: id, refund_state: state },
  });
}

export function refundRefused(refund: PaymentRefund, error: GatewayError): ApiError {
  return (
    busyWith(refund, error) ??
    new ApiError('nomod_error', {
      message: 'Nomod refused the refund',
      hint: `${error.message}. Nothing was refunded.`,
      details: {
        payment_id: refund.paymentId,
        refund_id: refund.id,
        reason: error.message,
        gateway_code: error.code ?? null,
      },
    })
  );
}

/** Nomod did not return the state of the charge, so no refund was requested. */
export function chargeUnreadable(refund: PaymentRefund, error: GatewayError): ApiError {
  return (
    busyWith(refund, error) ??
    new ApiError('nomod_error', {
      message: 'The refund could not be sent to Nomod',
      hint: `${error.message}. Nothing was refunded. Retry in a moment.`,
      details: { payment_id: refund.paymentId, refund_id: refund.id, reason: error.message },
    })
  );
}

const busyWith = (refund: PaymentRefund, error: GatewayError): ApiError | undefined =>
  nomodBusy(error, { payment_id: refund.paymentId, refund_id: refund.id });

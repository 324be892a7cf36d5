import { nomodBusy } from '@remit/connections';
import { ApiError } from '@remit/http-api';
import { formatMoney } from '@remit/money';
import type { GatewayError } from '@remit/gateway';
import type { Payment } from '../payment.entity';
import type { PaymentRefund } from './payment-refund.entity';

export function notRefundable(payment: Payment): ApiError {
  const isSpent = payment.isPaid;
  return new ApiError('conflict', {
    message: isSpent ? 'All of this payment was given back already' : 'No money was taken for this payment',
    hint: isSpent ? 'There is nothing left to refund.' : 'Only a payment that took money can be refunded.',
    details: { payment_id: payment.id, payment_status: payment.paymentStatus },
  });
}

export function aboveRefundable(payment: Payment, refundableMinor: bigint): ApiError {
  const most = formatMoney(refundableMinor, payment.currency);
  return new ApiError('validation_error', {
    message: `amount: only ${most} ${payment.currency} of this payment can still be given back`,
    hint: `Send at most ${most}, or leave the amount out to give back all of it.`,
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
    message: 'The payer disputes this charge with their bank, which may give the money back',
    hint: 'Wait until the dispute has ended, or accept it in the Nomod dashboard: what goes back is booked here by itself.',
    details: { payment_id: payment.id, payment_status: payment.paymentStatus },
  });
}

/** Another refund of the payment is open. A second one now could refund too much. */
export function refundUnderway(refund: PaymentRefund): ApiError {
  const details = { payment_id: refund.paymentId, refund_id: refund.id, refund_state: refund.state };
  if (refund.state === 'unknown' || refund.state === 'calling')
    return new ApiError('nomod_outcome_unknown', { details });
  return new ApiError('conflict', {
    message: 'Another refund of this payment is under way at Nomod',
    hint: 'Read the payment: once its refunds show as done, ask again.',
    details,
  });
}

/**
 * Nomod was called and does not show the refund. The refund needs attention, and the same request may be sent again.
 */
export function refundGivenUp({ id, paymentId, state, lastError }: PaymentRefund): ApiError {
  return new ApiError('nomod_outcome_unknown', {
    message: lastError ?? 'Nomod shows no such refund',
    hint: 'Look the charge up in the Nomod dashboard. If nothing was given back, ask for the refund again.',
    details: { payment_id: paymentId, refund_id: id, refund_state: state },
  });
}

export function refundRefused(refund: PaymentRefund, error: GatewayError): ApiError {
  return (
    busyWith(refund, error) ??
    new ApiError('nomod_error', {
      message: 'Nomod refused the refund',
      hint: `${error.message}. Nothing was given back.`,
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
      message: 'Nomod could not be asked for the refund',
      hint: `${error.message}. Nothing was given back; try again in a moment.`,
      details: { payment_id: refund.paymentId, refund_id: refund.id, reason: error.message },
    })
  );
}

const busyWith = (refund: PaymentRefund, error: GatewayError): ApiError | undefined =>
  nomodBusy(error, { payment_id: refund.paymentId, refund_id: refund.id });

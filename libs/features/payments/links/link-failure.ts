import { nomodBusy } from '@remit/connections';
import { ApiError } from '@remit/http-api';
import type { NomodError } from '@remit/nomod';
import type { RemoteOutcome } from '@remit/remote-operations';
import type { Payment } from '../payment.entity';

const OLDER_LINK =
  'An older link of this invoice asks for another amount and could not be switched off yet. Try again in a moment.';

/** What the caller is told when a payment got no link; the payment's id lets them look at it or try again. */
export function linkFailure(payment: Payment, outcome: RemoteOutcome): ApiError {
  const details = { payment_id: payment.id, payment_status: payment.paymentStatus, reason: payment.errorMessage };
  if (payment.errorCode === 'nomod_amount_mismatch') {
    return new ApiError('nomod_amount_mismatch', { message: payment.errorMessage ?? undefined, details });
  }
  if (outcome.state === 'not_done') {
    const busy = nomodBusy(outcome.error, details);
    if (busy) return busy;
    return new ApiError('nomod_link_creation_failed', {
      hint: `${outcome.error.message}. The payment is saved as initiated: try it again with POST /payments/${payment.id}/process.`,
      details: { ...details, gateway_code: outcome.error.code ?? null },
    });
  }
  return new ApiError('nomod_outcome_unknown', { details });
}

/** An older link of the invoice could not be switched off, so no second one is made. */
export function closingFailed(paymentId: string, error: NomodError): ApiError {
  if (error.outcome === 'unknown') return closingUnsure(paymentId, error.message);
  const busy = nomodBusy(error, { payment_id: paymentId });
  if (busy) return busy;
  return new ApiError('nomod_link_creation_failed', {
    hint: OLDER_LINK,
    details: { payment_id: paymentId, reason: error.message },
  });
}

/** Whether an older link of the invoice is off, or was paid, is in doubt. */
export function closingUnsure(paymentId: string, reason: string): ApiError {
  return new ApiError('nomod_outcome_unknown', { hint: OLDER_LINK, details: { payment_id: paymentId, reason } });
}

export function syncUnderway(invoiceId: string): ApiError {
  return new ApiError('conflict', {
    message: 'The invoice is still being sent to Nomod',
    hint: 'Its own payment URL will be used. Try again in a few seconds.',
    details: { invoice_id: invoiceId, sync_state: 'underway' },
  });
}

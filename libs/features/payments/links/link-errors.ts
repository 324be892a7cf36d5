import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { ConnectionRefused, EventBus, RetryLater, shareOfAge, withJitter } from '@remit/domain-events';
import { GatewayTroubles, nomodBusy } from '@remit/connections';
import { ApiError } from '@remit/http-api';
import { GatewayError } from '@remit/gateway';
import { type RemoteOutcome } from '@remit/remote-operations';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';

/**
 * Seconds of the first and the longest pause when Nomod requests none. They are short, so that work resumes soon
 * after an outage of Nomod.
 */
const PAUSES = { first: 0.5, longest: 15 };

/** Either of the two may be unreadable. The note for the other one ends at its first check. */
const LINK_OBJECTS = ['link', 'link_charges'] as const;

/** Reports a failed call to Nomod about a link. The caller always retries. */
@Injectable()
export class LinkErrors {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly troubles: GatewayTroubles,
    private readonly bus: EventBus,
  ) {}

  /**
   * Pauses the connection when Nomod refused its key, and watches an object that cannot be read.
   * @returns the error
   * @throws every error that is not a GatewayError
   */
  async report(scope: Scope, paymentId: string, error: unknown): Promise<GatewayError> {
    if (!(error instanceof GatewayError)) throw error;
    if (error.kind === 'unauthorized') {
      await this.database.transaction(scope, async () => {
        const payment = await this.payments.findById(paymentId);
        if (payment?.connectionId)
          await this.bus.publish(new ConnectionRefused({ connection_id: payment.connectionId }));
      });
    }
    await this.note(scope, paymentId, error);
    return error;
  }

  /** Watches the link or the charge until it can be read. */
  async note(scope: Scope, paymentId: string, error: Pick<GatewayError, 'kind' | 'message'>): Promise<void> {
    await this.database.transaction(scope, async () => {
      const payment = await this.payments.findById(paymentId);
      const { connectionId, ownLinkId, gatewayPaymentId, invoiceId } = payment ?? {};
      const objectId = ownLinkId ?? gatewayPaymentId;
      if (!connectionId || !objectId) return;
      for (const object of ownLinkId ? LINK_OBJECTS : (['charge'] as const)) {
        await this.troubles.note(scope, { connectionId, object, objectId, invoiceId, paymentId }, error);
      }
    });
  }
}

/** The pause grows with the age of the work and is at least as long as Nomod requests, with up to 20 % jitter. */
export function retryAfter(error: GatewayError, ageSeconds: number): RetryLater {
  const asked = (error.retryAfterMs ?? 0) / 1_000;
  return new RetryLater(withJitter(shareOfAge(ageSeconds, 2, { ...PAUSES, asked })), error.message);
}

const OLDER_LINK =
  'An older link of this invoice asks for another amount and could not be disabled yet. Retry in a moment.';

/** The API error for a payment that got no link. It names the payment, so that the caller can read or retry it. */
export function linkFailure(payment: Payment, outcome: RemoteOutcome): ApiError {
  const details = { payment_id: payment.id, payment_status: payment.paymentStatus, reason: payment.errorMessage };
  if (payment.errorCode === 'nomod_amount_mismatch') {
    return new ApiError('nomod_amount_mismatch', { message: payment.errorMessage ?? undefined, details });
  }
  if (outcome.state === 'not_done') {
    const busy = nomodBusy(outcome.error, details);
    if (busy) return busy;
    return new ApiError('nomod_link_creation_failed', {
      hint: `${outcome.error.message}. The payment is saved as initiated. Retry it with POST /payments/${payment.id}/process.`,
      details: { ...details, gateway_code: outcome.error.code ?? null },
    });
  }
  return new ApiError('nomod_outcome_unknown', { details });
}

/** An older link of the invoice could not be disabled, so no second link is made. */
export function closingFailed(paymentId: string, error: GatewayError): ApiError {
  if (error.outcome === 'unknown') return closingUnsure(paymentId, error.message);
  const busy = nomodBusy(error, { payment_id: paymentId });
  if (busy) return busy;
  return new ApiError('nomod_link_creation_failed', {
    hint: OLDER_LINK,
    details: { payment_id: paymentId, reason: error.message },
  });
}

/** It is unknown whether an older link of the invoice is disabled or was paid. */
export function closingUnsure(paymentId: string, reason: string): ApiError {
  return new ApiError('nomod_outcome_unknown', { hint: OLDER_LINK, details: { payment_id: paymentId, reason } });
}

export function syncUnderway(invoiceId: string): ApiError {
  return new ApiError('conflict', {
    message: 'The invoice is still being pushed to Nomod',
    hint: 'Remit will use its own payment URL. Retry in a few seconds.',
    details: { invoice_id: invoiceId, sync_state: 'underway' },
  });
}

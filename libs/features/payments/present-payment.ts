import { formatMoney } from '@remit/money';
import type { PaymentAttempt } from './attempts/payment-attempt.entity';
import type { PaymentAttemptResponse, PaymentRefundResponse, PaymentResponse } from './dto/payment-response.dto';
import type { Payment } from './payment.entity';
import type { PrivateData } from './payment-secrets';
import type { PaymentRefund } from './refunds/payment-refund.entity';

/**
 * The response for a payment. Every key is always present.
 * @param secret its URL is null when it can no longer be paid
 */
export function presentPayment(
  payment: Payment,
  secret: { url: string | null; data: PrivateData },
  attempts: PaymentAttempt[],
  refunds: PaymentRefund[],
): PaymentResponse {
  const money = (minor: bigint) => formatMoney(minor, payment.currency);
  const { url, data } = secret;
  return {
    id: payment.id,
    tenant_id: payment.tenantId,
    environment_id: payment.environmentId,
    idempotency_key: payment.idempotencyKey,
    destination_type: 'invoice',
    destination_id: payment.invoiceId,
    invoice_number: payment.invoiceNumber,
    payment_method_type: payment.paymentMethodType,
    payment_method_id: null,
    payment_gateway: payment.paymentGateway,
    connection_id: payment.connectionId,
    amount: money(payment.amountMinor),
    captured_amount: money(payment.capturedMinor),
    extras_amount: money(payment.extrasMinor),
    refunded_amount: money(payment.refundedMinor),
    currency: payment.currency,
    payment_status: payment.paymentStatus,
    paid_with: payment.paidWith,
    payment_url: url,
    expires_at: payment.expiresAt?.toISOString() ?? null,
    link_state: payment.linkState,
    gateway_tracking_id: payment.gatewayTrackingId,
    gateway_payment_id: payment.gatewayPaymentId,
    gateway_metadata: gatewayMetadata(payment),
    metadata: metadataOf(payment, data),
    payment_options: data.paymentOptions ?? null,
    success_url: data.successUrl,
    cancel_url: data.cancelUrl,
    description: data.description,
    reference_id: payment.referenceId,
    received_on: payment.receivedOn,
    disputed: payment.disputed,
    track_attempts: payment.paymentMethodType === 'payment_link',
    attempts: attempts.map((attempt) => presentAttempt(attempt, payment)),
    refunds: refunds.map(presentRefund),
    save_card_and_make_default: false,
    error_code: payment.errorCode,
    error_message: payment.errorMessage,
    created_by: payment.createdBy,
    created_by_name: payment.createdByName,
    updated_by: payment.createdBy,
    created_at: payment.createdAt.toISOString(),
    updated_at: payment.updatedAt.toISOString(),
    succeeded_at: payment.succeededAt?.toISOString() ?? null,
    failed_at: payment.failedAt?.toISOString() ?? null,
    refunded_at: payment.refundedAt?.toISOString() ?? null,
    voided_at: payment.voidedAt?.toISOString() ?? null,
  };
}

/** The caller's own metadata and Nomod's ids of the link or invoice and of the charge. */
function metadataOf(payment: Payment, data: PrivateData): Record<string, string> {
  const { gatewayTrackingId, gatewayPaymentId, usesInvoiceUrl } = payment;
  const own: Record<string, string> = {};
  if (payment.paymentMethodType === 'card') own.payment_source = 'nomod_external';
  if (gatewayTrackingId) own[usesInvoiceUrl ? 'nomod_invoice_id' : 'nomod_payment_link_id'] = gatewayTrackingId;
  if (gatewayPaymentId) own.nomod_charge_id = gatewayPaymentId;
  return { ...data.metadata, ...own };
}

function gatewayMetadata(payment: Payment): Record<string, string> | null {
  if (!payment.paymentGateway) return null;
  return { gateway: payment.paymentGateway, ...(payment.linkState && { link_state: payment.linkState }) };
}

function presentAttempt(attempt: PaymentAttempt, payment: Payment): PaymentAttemptResponse {
  return {
    id: attempt.id,
    tenant_id: attempt.tenantId,
    payment_id: attempt.paymentId,
    attempt_number: attempt.attemptNumber,
    error_message: `Nomod reports the charge as ${attempt.chargeStatus}`,
    metadata: { nomod_charge_id: attempt.chargeId },
    created_by: payment.createdBy,
    updated_by: payment.createdBy,
    created_at: attempt.createdAt.toISOString(),
    updated_at: attempt.createdAt.toISOString(),
  };
}

/**
 * `state`: planned, calling, unknown, accepted (Nomod agreed, and the charge does not show it yet), done, refused or
 * reversed (Nomod took it back).
 */
function presentRefund(refund: PaymentRefund): PaymentRefundResponse {
  return {
    id: refund.id,
    amount: formatMoney(refund.amountMinor, refund.currency),
    currency: refund.currency,
    state: refund.state,
    reason: refund.reason,
    error_message: refund.lastError,
    created_by: refund.createdBy,
    created_by_name: refund.createdByName,
    created_at: refund.createdAt.toISOString(),
    updated_at: refund.updatedAt.toISOString(),
  };
}

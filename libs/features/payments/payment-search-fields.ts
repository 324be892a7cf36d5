import type { SearchFields } from '@remit/database';
import { minorPerMajorSql } from '@remit/money';

const scale = minorPerMajorSql('payment.currency');

/** Fields by which payments can be searched and sorted. Metadata and URLs are encrypted and cannot be searched. */
export const paymentSearchFields: SearchFields = {
  id: { column: 'payment.id', type: 'text' },
  destination_id: { column: 'payment.invoiceId', type: 'text' },
  invoice_number: { column: 'payment.invoiceNumber', type: 'text' },
  payment_status: { column: 'payment.paymentStatus', type: 'word' },
  payment_method_type: { column: 'payment.paymentMethodType', type: 'word' },
  payment_gateway: { column: 'payment.paymentGateway', type: 'word' },
  currency: { column: 'payment.currency', type: 'code' },
  gateway_tracking_id: { column: 'payment.gatewayTrackingId', type: 'text' },
  gateway_payment_id: { column: 'payment.gatewayPaymentId', type: 'text' },
  reference_id: { column: 'payment.referenceId', type: 'text' },
  amount: { column: 'payment.amountMinor', type: 'money', scale },
  refunded_amount: { column: 'payment.refundedMinor', type: 'money', scale },
  created_at: { column: 'payment.createdAt', type: 'time' },
  updated_at: { column: 'payment.updatedAt', type: 'time' },
  succeeded_at: { column: 'payment.succeededAt', type: 'time' },
};

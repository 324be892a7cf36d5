import { AsCsv } from '@remit/http-api';
import type { ListedPaymentResponse } from './dto/payment-response.dto';

/** The list of payments as a file. URLs are left out, because anybody with one can pay. */
export const PaymentsAsCsv = () =>
  AsCsv<ListedPaymentResponse>({
    name: 'payments',
    columns: [
      { name: 'id', of: (payment) => payment.id },
      { name: 'status', of: (payment) => payment.payment_status },
      { name: 'method', of: (payment) => payment.payment_method_type },
      { name: 'invoice_number', of: (payment) => payment.invoice_number },
      { name: 'customer', of: (payment) => payment.customer_name },
      { name: 'currency', of: (payment) => payment.currency },
      { name: 'amount', of: (payment) => payment.amount },
      { name: 'captured_amount', of: (payment) => payment.captured_amount },
      { name: 'extras_amount', of: (payment) => payment.extras_amount },
      { name: 'refunded_amount', of: (payment) => payment.refunded_amount },
      { name: 'paid_with', of: (payment) => payment.paid_with?.method },
      { name: 'card_scheme', of: (payment) => payment.paid_with?.card_scheme },
      { name: 'card_last4', of: (payment) => payment.paid_with?.card_last4 },
      { name: 'reference_id', of: (payment) => payment.reference_id },
      { name: 'received_on', of: (payment) => payment.received_on },
      { name: 'created_by_name', of: (payment) => payment.created_by_name },
      { name: 'created_at', type: 'time', of: (payment) => payment.created_at },
      { name: 'succeeded_at', type: 'time', of: (payment) => payment.succeeded_at },
      { name: 'refunded_at', type: 'time', of: (payment) => payment.refunded_at },
      { name: 'gateway_payment_id', of: (payment) => payment.gateway_payment_id },
      { name: 'gateway_tracking_id', of: (payment) => payment.gateway_tracking_id },
      { name: 'error_message', of: (payment) => payment.error_message },
      { name: 'invoice_id', of: (payment) => payment.destination_id },
      { name: 'customer_id', of: (payment) => payment.customer_id },
    ],
  });

import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, ApiField } from '@remit/http-api';
import { type ChosenOptions, type GatewayName, GATEWAYS, PaymentOptionsRequest } from '@remit/gateway';
import { type LinkState, PAYMENT_STATUSES, type PaymentMethodType, type PaymentStatus } from '../payment-status';
import { REFUND_STATES, type RefundState } from '../refunds/payment-refund.entity';

/** How the payer paid, as far as Nomod reports it. No other data of a card is stored. */
export class PaidWithResponse {
  @ApiProperty({ example: 'card', description: '`card`, `tabby`, `tamara`, `cash`, or another value of Nomod' })
  readonly method: string;

  @ApiProperty({ type: String, nullable: true, example: 'Visa', description: 'Brand of the card, as Nomod names it' })
  readonly card_scheme: string | null;

  @ApiProperty({ type: String, nullable: true, example: '4242', description: 'Last four digits of the card' })
  readonly card_last4: string | null;
}

export class PaymentAttemptResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly tenant_id: string;

  @ApiField.text()
  readonly payment_id: string;

  @ApiField.integer()
  readonly attempt_number: number;

  @ApiField.optionalText()
  readonly error_message: string | null;

  @ApiField.map('`nomod_charge_id`')
  readonly metadata: Record<string, string>;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.text()
  readonly updated_by: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;
}

export class PaymentRefundResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.money()
  readonly amount: string;

  @ApiField.text()
  readonly currency: string;

  @ApiField.oneOf(REFUND_STATES, '`accepted`: Nomod accepted the refund, but the charge does not show it yet')
  readonly state: RefundState;

  @ApiField.optionalText()
  readonly reason: string | null;

  @ApiField.optionalText()
  readonly error_message: string | null;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.optionalText()
  readonly created_by_name: string | null;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;
}

/** A payment. Every key is present. */
export class PaymentResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly tenant_id: string;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.optionalText()
  readonly idempotency_key: string | null;

  @ApiField.oneOf(['invoice'])
  readonly destination_type: 'invoice';

  @ApiField.text('Invoice id')
  readonly destination_id: string;

  @ApiField.optionalText()
  readonly invoice_number: string | null;

  @ApiField.oneOf(['payment_link', 'card', 'offline'], '`card`: paid at Nomod without a link of Remit')
  readonly payment_method_type: PaymentMethodType;

  @ApiField.unused()
  readonly payment_method_id: null;

  @ApiField.optionalOneOf(GATEWAYS)
  readonly payment_gateway: GatewayName | null;

  @ApiField.optionalText()
  readonly connection_id: string | null;

  @ApiField.money('What was asked')
  readonly amount: string;

  @ApiField.money('Amount received for the invoice')
  readonly captured_amount: string;

  @ApiField.money('Tips, fees and taxes on top of it')
  readonly extras_amount: string;

  @ApiField.money('Total refunded so far')
  readonly refunded_amount: string;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency: string;

  @ApiField.oneOf(PAYMENT_STATUSES)
  readonly payment_status: PaymentStatus;

  @ApiProperty({ type: PaidWithResponse, nullable: true, description: 'Null until it is paid, and when it is unknown' })
  readonly paid_with: PaidWithResponse | null;

  @ApiField.optionalText(
    'URL at which the payer pays. Null after the link is used or closed, and in outgoing webhooks, because anyone with the URL can pay',
  )
  readonly payment_url: string | null;

  @ApiField.optionalTime('When the link expires; null: it does not expire')
  readonly expires_at: string | null;

  @ApiField.optionalOneOf(['active', 'used', 'closing', 'disabled'])
  readonly link_state: LinkState | null;

  @ApiField.optionalText("Nomod's id of the link, or of the synced invoice that owns the URL")
  readonly gateway_tracking_id: string | null;

  @ApiField.optionalText("Nomod's id of the charge that paid")
  readonly gateway_payment_id: string | null;

  @ApiField.optionalMap()
  readonly gateway_metadata: Record<string, string> | null;

  @ApiField.map("Your metadata, with Nomod's ids of the link, invoice and charge")
  readonly metadata: Record<string, string>;

  @ApiProperty({
    type: PaymentOptionsRequest,
    nullable: true,
    description: 'Payment options of this payment; others come from its invoice and connection.',
  })
  readonly payment_options: ChosenOptions | null;

  @ApiField.optionalText()
  readonly success_url: string | null;

  @ApiField.optionalText()
  readonly cancel_url: string | null;

  @ApiField.optionalText()
  readonly description: string | null;

  @ApiField.optionalText('Offline: the transfer, receipt or cheque')
  readonly reference_id: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Offline: the day the money arrived' })
  readonly received_on: string | null;

  @ApiField.flag('The payer disputes the charge')
  readonly disputed: boolean;

  @ApiField.flag()
  readonly track_attempts: boolean;

  @ApiProperty({ type: [PaymentAttemptResponse] })
  readonly attempts: PaymentAttemptResponse[];

  @ApiProperty({ type: [PaymentRefundResponse] })
  readonly refunds: PaymentRefundResponse[];

  @ApiField.flag('Always false')
  readonly save_card_and_make_default: boolean;

  @ApiField.optionalText('Why the link could not be created')
  readonly error_code: string | null;

  @ApiField.optionalText()
  readonly error_message: string | null;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.optionalText()
  readonly created_by_name: string | null;

  @ApiField.text()
  readonly updated_by: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;

  @ApiField.optionalTime()
  readonly succeeded_at: string | null;

  @ApiField.optionalTime()
  readonly failed_at: string | null;

  @ApiField.optionalTime()
  readonly refunded_at: string | null;

  @ApiField.optionalTime()
  readonly voided_at: string | null;
}

/** A payment as lists show it. */
export class ListedPaymentResponse extends PaymentResponse {
  @ApiField.optionalText('Customer of the invoice')
  readonly customer_id: string | null;

  @ApiField.optionalText()
  readonly customer_name: string | null;
}

export class PaymentListResponse extends PageResponse(ListedPaymentResponse) {}

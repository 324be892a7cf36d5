import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, Shown } from '@remit/http-api';
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
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly tenant_id: string;

  @Shown.text()
  readonly payment_id: string;

  @Shown.integer()
  readonly attempt_number: number;

  @Shown.optionalText()
  readonly error_message: string | null;

  @Shown.map('`nomod_charge_id`')
  readonly metadata: Record<string, string>;

  @Shown.text()
  readonly created_by: string;

  @Shown.text()
  readonly updated_by: string;

  @Shown.time()
  readonly created_at: string;

  @Shown.time()
  readonly updated_at: string;
}

export class PaymentRefundResponse {
  @Shown.text()
  readonly id: string;

  @Shown.money()
  readonly amount: string;

  @Shown.text()
  readonly currency: string;

  @Shown.oneOf(REFUND_STATES, '`accepted`: Nomod accepted the refund, but the charge does not show it yet')
  readonly state: RefundState;

  @Shown.optionalText()
  readonly reason: string | null;

  @Shown.optionalText()
  readonly error_message: string | null;

  @Shown.text()
  readonly created_by: string;

  @Shown.optionalText()
  readonly created_by_name: string | null;

  @Shown.time()
  readonly created_at: string;

  @Shown.time()
  readonly updated_at: string;
}

/** A payment. Every key is present. */
export class PaymentResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly tenant_id: string;

  @Shown.text()
  readonly environment_id: string;

  @Shown.optionalText()
  readonly idempotency_key: string | null;

  @Shown.oneOf(['invoice'])
  readonly destination_type: 'invoice';

  @Shown.text('Invoice id')
  readonly destination_id: string;

  @Shown.optionalText()
  readonly invoice_number: string | null;

  @Shown.oneOf(['payment_link', 'card', 'offline'], '`card`: paid at Nomod without a link of Remit')
  readonly payment_method_type: PaymentMethodType;

  @Shown.unused()
  readonly payment_method_id: null;

  @Shown.optionalOneOf(GATEWAYS)
  readonly payment_gateway: GatewayName | null;

  @Shown.optionalText()
  readonly connection_id: string | null;

  @Shown.money('What was asked')
  readonly amount: string;

  @Shown.money('Amount received for the invoice')
  readonly captured_amount: string;

  @Shown.money('Tips, fees and taxes on top of it')
  readonly extras_amount: string;

  @Shown.money('Total refunded so far')
  readonly refunded_amount: string;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency: string;

  @Shown.oneOf(PAYMENT_STATUSES)
  readonly payment_status: PaymentStatus;

  @ApiProperty({ type: PaidWithResponse, nullable: true, description: 'Null until it is paid, and when it is unknown' })
  readonly paid_with: PaidWithResponse | null;

  @Shown.optionalText(
    'URL at which the payer pays. Null after the link is used or closed, and in outgoing webhooks, because anyone with the URL can pay',
  )
  readonly payment_url: string | null;

  @Shown.optionalTime('When the link expires; null: it does not expire')
  readonly expires_at: string | null;

  @Shown.optionalOneOf(['active', 'used', 'closing', 'disabled'])
  readonly link_state: LinkState | null;

  @Shown.optionalText("Nomod's id of the link, or of the synced invoice that owns the URL")
  readonly gateway_tracking_id: string | null;

  @Shown.optionalText("Nomod's id of the charge that paid")
  readonly gateway_payment_id: string | null;

  @Shown.optionalMap()
  readonly gateway_metadata: Record<string, string> | null;

  @Shown.map("Your metadata, with Nomod's ids of the link, invoice and charge")
  readonly metadata: Record<string, string>;

  @ApiProperty({
    type: PaymentOptionsRequest,
    nullable: true,
    description: 'Payment options of this payment; others come from its invoice and connection.',
  })
  readonly payment_options: ChosenOptions | null;

  @Shown.optionalText()
  readonly success_url: string | null;

  @Shown.optionalText()
  readonly cancel_url: string | null;

  @Shown.optionalText()
  readonly description: string | null;

  @Shown.optionalText('Offline: the transfer, receipt or cheque')
  readonly reference_id: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Offline: the day the money arrived' })
  readonly received_on: string | null;

  @Shown.flag('The payer disputes the charge')
  readonly disputed: boolean;

  @Shown.flag()
  readonly track_attempts: boolean;

  @ApiProperty({ type: [PaymentAttemptResponse] })
  readonly attempts: PaymentAttemptResponse[];

  @ApiProperty({ type: [PaymentRefundResponse] })
  readonly refunds: PaymentRefundResponse[];

  @Shown.flag('Always false')
  readonly save_card_and_make_default: boolean;

  @Shown.optionalText('Why the link could not be created')
  readonly error_code: string | null;

  @Shown.optionalText()
  readonly error_message: string | null;

  @Shown.text()
  readonly created_by: string;

  @Shown.optionalText()
  readonly created_by_name: string | null;

  @Shown.text()
  readonly updated_by: string;

  @Shown.time()
  readonly created_at: string;

  @Shown.time()
  readonly updated_at: string;

  @Shown.optionalTime()
  readonly succeeded_at: string | null;

  @Shown.optionalTime()
  readonly failed_at: string | null;

  @Shown.optionalTime()
  readonly refunded_at: string | null;

  @Shown.optionalTime()
  readonly voided_at: string | null;
}

/** A payment as lists show it. */
export class ListedPaymentResponse extends PaymentResponse {
  @Shown.optionalText('Customer of the invoice')
  readonly customer_id: string | null;

  @Shown.optionalText()
  readonly customer_name: string | null;
}

export class PaymentListResponse extends PageResponse(ListedPaymentResponse) {}

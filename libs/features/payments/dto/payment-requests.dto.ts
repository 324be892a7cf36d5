import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsAmount,
  IsCurrencyCode,
  IsIdempotencyKey,
  IsMetadata,
  IsTime,
  IsReturnUrl,
  LowerCaseEnum,
  ApiError,
} from '@remit/http-api';
import { type GatewayName, GATEWAYS, PaymentOptionsField, PaymentOptionsRequest } from '@remit/gateway';
import { IsOptional, IsString, Length, Matches, MaxLength, IsBoolean } from 'class-validator';

export class CreatePaymentDto {
  @LowerCaseEnum(['invoice'])
  destination_type: 'invoice';

  @ApiProperty({ example: 'inv_01KAK2Q7D0V9T3M6Z8W4X5Y7ZA' })
  @IsString()
  @Length(1, 50)
  destination_id: string;

  @LowerCaseEnum(['payment_link', 'offline'])
  payment_method_type: 'payment_link' | 'offline';

  @ApiPropertyOptional({ example: 'nomod', description: 'Required for a payment link.' })
  @IsOptional()
  @LowerCaseEnum(GATEWAYS)
  payment_gateway?: GatewayName;

  /** In major units. A link requires exactly the outstanding amount. An offline payment allows at most that amount. */
  @IsAmount()
  amount: string | number;

  @IsCurrencyCode()
  currency: string;

  @ApiPropertyOptional({
    description: 'URL to which Nomod sends the payer after paying. A visit does not prove a payment.',
  })
  @IsOptional()
  @IsReturnUrl()
  success_url?: string;

  @ApiPropertyOptional({ description: 'URL to which Nomod sends a payer who cancels.' })
  @IsOptional()
  @IsReturnUrl()
  cancel_url?: string;

  @ApiPropertyOptional({
    description: '`connection_id` chooses the connection; `success_url` and `cancel_url` are accepted here too.',
  })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string>;

  @ApiPropertyOptional({ example: 'Deposit for the autumn campaign' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  description?: string;

  @PaymentOptionsField(
    'Link only: its payment options. Options that you leave out come from the invoice and its connection. A live link of the invoice keeps its options.',
  )
  payment_options?: PaymentOptionsRequest | null;

  @IsTime(
    'Link only: when it expires, a future time with its UTC offset such as 2026-12-31T18:00:00+04:00. Default: from the ' +
      'connection. A live link of the invoice keeps its deadline. The page of a pushed invoice has no deadline.',
  )
  expires_at?: string | null;

  @ApiPropertyOptional({ description: 'Offline only: the bank transfer, receipt or cheque, such as TRX-20394.' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  reference_id?: string;

  @ApiPropertyOptional({
    description:
      'Offline only: the day the money arrived, in the time zone of the business, such as 2026-11-20; today if left out.',
  })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'received_on must be a date such as 2026-11-20' })
  received_on?: string;

  @IsIdempotencyKey()
  idempotency_key?: string;
}

export class RefundPaymentDto {
  /** In major units. At most the amount that was taken and not refunded yet. */
  @ApiPropertyOptional({ oneOf: [{ type: 'string' }, { type: 'number' }], example: '100.00' })
  @IsOptional()
  @IsAmount()
  amount?: string | number;

  @ApiPropertyOptional({ description: 'true refunds the whole remaining amount. Send it instead of amount.' })
  @IsOptional()
  @IsBoolean()
  full?: boolean;

  @ApiPropertyOptional({ example: 'Paid twice', description: 'Stored in Remit only; not sent to Nomod.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;

  @IsIdempotencyKey()
  idempotency_key?: string;
}

/**
 * A refund needs an explicit amount in the body.
 * @throws ApiError validation_error unless the body has either an amount or `full: true`
 */
export function wantedRefund({ amount, full }: RefundPaymentDto): string | number | 'all' {
  if (full !== true) {
    if (amount !== undefined && amount !== null) return amount;
    throw ApiError.invalidField(
      'amount',
      'amount is required. Send the amount to refund, such as "10.00", or "full": true for the whole remaining amount',
    );
  }
  if (amount === undefined || amount === null) return 'all';
  throw ApiError.invalidField('full', 'Send either amount or "full": true, not both');
}

export class VoidPaymentDto {
  @ApiPropertyOptional({
    example: 'Typed for the wrong invoice',
    description: 'Stored in Remit only; not sent to Nomod.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;

  @IsIdempotencyKey()
  idempotency_key?: string;
}

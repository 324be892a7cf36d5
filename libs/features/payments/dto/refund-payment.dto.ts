import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiError, IsAmount, IsIdempotencyKey } from '@remit/http-api';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';

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

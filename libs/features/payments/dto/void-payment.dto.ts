import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIdempotencyKey } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';

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

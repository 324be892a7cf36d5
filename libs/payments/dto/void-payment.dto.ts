import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';

export class VoidPaymentDto {
  @ApiPropertyOptional({ example: 'Typed for the wrong invoice', description: 'Kept here; Nomod is not told.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;

  @ApiPropertyOptional({ description: 'Same as the header Idempotency-Key.' })
  @IsOptional()
  @IsString()
  @Length(1, 255)
  idempotency_key?: string;
}

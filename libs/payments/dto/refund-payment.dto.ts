import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsAmount } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class RefundPaymentDto {
  /** In major units, at most what was taken and not given back yet; left out, all of that. */
  @IsOptional()
  @IsAmount()
  amount?: string | number;

  @ApiPropertyOptional({ example: 'Paid twice', description: 'Kept here; Nomod is not told.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsMetadata } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class VoidInvoiceDto {
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, example: 'Ordered twice' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;

  @ApiPropertyOptional({ nullable: true, description: "Merged into the invoice's metadata key by key." })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string> | null;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsAmount, IsMetadata, IsMoment } from '@remit/http-api';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Length, Matches } from 'class-validator';

export class LineItemDto {
  @ApiProperty({ example: 'Pro plan, August', maxLength: 255 })
  @IsString()
  @Length(1, 255)
  display_name: string;

  @ApiProperty({ example: '1', description: 'Decimal text with at most 8 places; shown, never multiplied.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value))
  @Matches(/^\d{1,12}(\.\d{1,8})?$/, { message: 'quantity must be a decimal string such as "1" or "2.5"' })
  quantity: string;

  @ApiProperty({ description: "The line's total: never multiplied by the quantity." })
  @IsAmount()
  amount: string | number;

  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string> | null;

  @IsMoment(undefined, { nullable: true })
  period_start?: string | null;

  @IsMoment(undefined, { nullable: true })
  period_end?: string | null;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsAmount, IsDecimalText, IsMetadata, IsMoment, IsTaxRate } from '@remit/http-api';
import { IsOptional, IsString, Length } from 'class-validator';

export class LineItemDto {
  @ApiProperty({ example: 'Pro plan, August', maxLength: 255 })
  @IsString()
  @Length(1, 255)
  display_name: string;

  @ApiProperty({
    example: '1',
    description:
      'Decimal text with at most 8 places. Multiplied by the unit price if there is one; otherwise only shown.',
  })
  @IsDecimalText(12, 8, '2.5')
  quantity: string;

  @ApiPropertyOptional({
    type: String,
    example: '100',
    nullable: true,
    description:
      'Unit price: an exact decimal with at most 12 places. The amount is quantity x unit_price, rounded half up once.',
  })
  @IsOptional()
  @IsDecimalText(12, 12, '0.0035')
  unit_price?: string | null;

  @ApiPropertyOptional({
    nullable: true,
    description:
      'Amount of the line before discount and tax. Required without a unit price. With one it is optional, and Remit refuses a different value.',
  })
  @IsOptional()
  @IsAmount()
  amount?: string | number | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      'Tax rate in per cent, from 0 to 100 with at most 6 places. It applies to the amount less its share of the discount; each line is rounded half up. There is no default rate: without one the line has no tax.',
  })
  @IsOptional()
  @IsTaxRate()
  tax_rate?: string | null;

  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string> | null;

  @IsMoment(undefined, { nullable: true })
  period_start?: string | null;

  @IsMoment(undefined, { nullable: true })
  period_end?: string | null;
}

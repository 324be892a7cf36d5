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
      'Decimal text with at most 8 places; multiplied with the unit price where there is one, else only shown.',
  })
  @IsDecimalText(12, 8, '2.5')
  quantity: string;

  @ApiPropertyOptional({
    type: String,
    example: '100',
    nullable: true,
    description:
      'What one costs: exact, with at most 12 places. The amount is quantity x unit_price, rounded half up once.',
  })
  @IsOptional()
  @IsDecimalText(12, 12, '0.0035')
  unit_price?: string | null;

  @ApiPropertyOptional({
    nullable: true,
    description:
      "The line's total before discount and tax. Needed without a unit price; with one it may be left out, and is refused when it differs.",
  })
  @IsOptional()
  @IsAmount()
  amount?: string | number | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      'Per cent, from 0 to 100 with at most 6 places. The tax is that of the amount less its share of the discount, rounded half up for each line. Without it there is no tax: no rate is ever assumed.',
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

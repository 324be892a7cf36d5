import { ApiProperty } from '@nestjs/swagger';
import { IsCurrencyCode, IsDecimalText } from '@remit/http-api';

export class ExchangeRateRequest {
  @IsCurrencyCode()
  currency: string;

  @ApiProperty({
    type: String,
    example: '3.6725',
    description: "Value of one unit of the invoice's currency in this currency: an exact decimal above zero",
  })
  @IsDecimalText(9, 10, '3.6725')
  rate: string;
}

export class ExchangeRateResponse {
  @ApiProperty({ type: String, example: 'AED', description: 'The currency that totals are converted to.' })
  readonly currency: string;

  @ApiProperty({
    type: String,
    example: '3.6725',
    description: "Value of one unit of the invoice's currency in this currency.",
  })
  readonly rate: string;

  @ApiProperty({ type: String, example: '367.25', description: 'The total without tax, converted.' })
  readonly total_without_tax: string;

  @ApiProperty({ type: String, example: '18.36', description: 'The tax, converted.' })
  readonly total_tax: string;

  @ApiProperty({ type: String, example: '385.61', description: 'The sum of net amount and tax, converted.' })
  readonly total: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCurrencyCode, Shown, ToInteger } from '@remit/http-api';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AgedResponse } from './overview-response.dto';

const MOST_ROWS = 100;

export class AgingQuery {
  @IsCurrencyCode()
  currency: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MOST_ROWS, default: 20 })
  @IsOptional()
  @ToInteger(9)
  @IsInt()
  @Min(1)
  @Max(MOST_ROWS)
  limit: number = 20;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 1_000_000, default: 0 })
  @IsOptional()
  @ToInteger(9)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  offset: number = 0;
}

class AgedCustomer extends AgedResponse {
  @Shown.text()
  readonly customer_id: string;

  @Shown.optionalText()
  readonly customer_name: string | null;
}

export class AgingResponse {
  @Shown.text()
  readonly currency: string;

  @Shown.text('The day of the business that ages are counted to')
  readonly today: string;

  @ApiProperty({ type: [AgedCustomer], description: 'Customers who owe, those who owe most first' })
  readonly items: AgedCustomer[];

  @Shown.integer('How many customers owe')
  readonly total: number;
}

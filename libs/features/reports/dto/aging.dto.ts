import { ApiProperty } from '@nestjs/swagger';
import { IsCurrencyCode, ApiField } from '@remit/http-api';
import { AgedResponse } from './overview-response.dto';
import { Limit, Offset } from './rows';

export class AgingQuery {
  @IsCurrencyCode()
  currency: string;

  @Limit(20)
  limit: number = 20;

  @Offset()
  offset: number = 0;
}

class AgedCustomer extends AgedResponse {
  @ApiField.text()
  readonly customer_id: string;

  @ApiField.optionalText()
  readonly customer_name: string | null;
}

export class AgingResponse {
  @ApiField.text()
  readonly currency: string;

  @ApiField.text('The day of the business that ages are counted to')
  readonly today: string;

  @ApiProperty({ type: [AgedCustomer], description: 'Customers who owe, those who owe most first' })
  readonly items: AgedCustomer[];

  @ApiField.integer('How many customers owe')
  readonly total: number;
}

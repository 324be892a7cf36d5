import { ApiProperty } from '@nestjs/swagger';
import { CustomerResponse } from '@remit/customers';
import { ApiField } from '@remit/http-api';

class CustomerAtNomodResponse {
  @ApiField.text()
  readonly connection_id: string;

  @ApiField.text()
  readonly nomod_customer_id: string;
}

export class ErasureResponse {
  @ApiProperty({ type: CustomerResponse })
  readonly customer: CustomerResponse;

  @ApiProperty({
    type: [CustomerAtNomodResponse],
    description: 'Customers at Nomod that still hold the data of the person',
  })
  readonly at_nomod: CustomerAtNomodResponse[];

  @ApiField.optionalText('What you must do at Nomod')
  readonly left_to_do: string | null;
}

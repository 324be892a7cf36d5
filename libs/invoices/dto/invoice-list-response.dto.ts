import { ApiProperty } from '@nestjs/swagger';
import { InvoiceResponse } from './invoice-response.dto';

class PaginationResponse {
  @ApiProperty({ type: 'integer' })
  readonly total: number;

  @ApiProperty({ type: 'integer' })
  readonly limit: number;

  @ApiProperty({ type: 'integer' })
  readonly offset: number;

  @ApiProperty({ type: String, nullable: true })
  readonly next_cursor: string | null;

  @ApiProperty()
  readonly has_more: boolean;
}

export class InvoiceListResponse {
  @ApiProperty({ type: [InvoiceResponse] })
  readonly items: InvoiceResponse[];

  @ApiProperty({ type: PaginationResponse })
  readonly pagination: PaginationResponse;
}

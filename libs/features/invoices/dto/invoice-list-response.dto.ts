import { ApiProperty } from '@nestjs/swagger';
import { SYNC_STATES, type SyncState } from '../sync-states';
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

export class ListedInvoiceResponse extends InvoiceResponse {
  @ApiProperty({
    enum: SYNC_STATES,
    nullable: true,
    description: 'Sync state at Nomod; null when it is not decided, as for a draft',
  })
  readonly nomod_sync_state: SyncState | null;
}

export class InvoiceListResponse {
  @ApiProperty({ type: [ListedInvoiceResponse] })
  readonly items: ListedInvoiceResponse[];

  @ApiProperty({ type: PaginationResponse })
  readonly pagination: PaginationResponse;
}

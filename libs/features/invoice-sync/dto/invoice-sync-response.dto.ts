import { ApiProperty } from '@nestjs/swagger';
import { SYNC_STATES, type SyncState } from '@remit/invoices';

const text = (description: string) => ({ type: String, nullable: true, description });
const time = (description: string) => ({ type: String, nullable: true, format: 'date-time', description });

export class InvoiceSyncResponse {
  @ApiProperty()
  readonly invoice_id: string;

  @ApiProperty({ enum: SYNC_STATES })
  readonly state: SyncState;

  @ApiProperty(text('The connection it is pushed through'))
  readonly connection_id: string | null;

  @ApiProperty({ description: 'Tries since it was last asked for, the successful one included' })
  readonly attempts: number;

  @ApiProperty(text('Stable word for what stopped the last try'))
  readonly last_error_code: string | null;

  @ApiProperty(text('What stopped the last try, in words'))
  readonly last_error: string | null;

  @ApiProperty(time('When it is tried again by itself; null when it is not'))
  readonly next_try_at: string | null;

  @ApiProperty(text('The customer at Nomod'))
  readonly nomod_customer_id: string | null;

  @ApiProperty(text('The invoice at Nomod'))
  readonly nomod_invoice_id: string | null;

  @ApiProperty(text('Where it can be paid'))
  readonly nomod_invoice_url: string | null;

  @ApiProperty(text("Nomod's own reference"))
  readonly nomod_reference_id: string | null;

  @ApiProperty(text("Nomod's code of the invoice"))
  readonly nomod_invoice_code: string | null;

  @ApiProperty(text('As Nomod said it last: scheduled, unpaid, overdue, paid or cancelled'))
  readonly nomod_invoice_status: string | null;

  @ApiProperty(text('The charge that paid it, once known'))
  readonly nomod_charge_id: string | null;

  @ApiProperty(time('Since when it is at Nomod'))
  readonly synced_at: string | null;

  @ApiProperty(time('When its status was last read'))
  readonly checked_at: string | null;

  @ApiProperty(time('Since when its sync is known; null while nothing was decided'))
  readonly created_at: string | null;

  @ApiProperty(time('When this last changed'))
  readonly updated_at: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { SYNC_STATES, type SyncState } from '@remit/invoices';

const text = (description: string) => ({ type: String, nullable: true, description });
const time = (description: string) => ({ type: String, nullable: true, format: 'date-time', description });

export class InvoiceSyncResponse {
  @ApiProperty()
  readonly invoice_id: string;

  @ApiProperty({ enum: SYNC_STATES })
  readonly state: SyncState;

  @ApiProperty(text('The connection through which it is pushed'))
  readonly connection_id: string | null;

  @ApiProperty({ description: 'Attempts since the last request, including the successful one' })
  readonly attempts: number;

  @ApiProperty(text('Stable code of the error of the last attempt'))
  readonly last_error_code: string | null;

  @ApiProperty(text('Error message of the last attempt'))
  readonly last_error: string | null;

  @ApiProperty(time('Time of the next automatic retry; null when there is none'))
  readonly next_try_at: string | null;

  @ApiProperty(text('The customer at Nomod'))
  readonly nomod_customer_id: string | null;

  @ApiProperty(text('The invoice at Nomod'))
  readonly nomod_invoice_id: string | null;

  @ApiProperty(text('URL at which it can be paid'))
  readonly nomod_invoice_url: string | null;

  @ApiProperty(text("Nomod's own reference"))
  readonly nomod_reference_id: string | null;

  @ApiProperty(text("Nomod's code of the invoice"))
  readonly nomod_invoice_code: string | null;

  @ApiProperty(text('Last known status at Nomod: scheduled, unpaid, overdue, paid or cancelled'))
  readonly nomod_invoice_status: string | null;

  @ApiProperty(text('The charge that paid it, once known'))
  readonly nomod_charge_id: string | null;

  @ApiProperty(time('When it was created at Nomod'))
  readonly synced_at: string | null;

  @ApiProperty(time('When its status was last read'))
  readonly checked_at: string | null;

  @ApiProperty(time('When its sync was decided; null until then'))
  readonly created_at: string | null;

  @ApiProperty(time('When this last changed'))
  readonly updated_at: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { IsAmount, IsIdempotencyKey, Shown } from '@remit/http-api';
import { IsString, Length } from 'class-validator';

export class CreateCreditNoteDto {
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    example: '100.00',
    description: 'At most what remains to be paid.',
  })
  @IsAmount()
  amount: string | number;

  @ApiProperty({ example: 'Agreed discount for the late delivery', maxLength: 500 })
  @IsString()
  @Length(1, 500)
  reason: string;

  @IsIdempotencyKey()
  idempotency_key?: string;
}

export class CreditNoteResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly invoice_id: string;

  @Shown.text('Number without gaps within a month and environment, such as CN-202611-00001')
  readonly number: string;

  @Shown.text()
  readonly amount: string;

  @Shown.text()
  readonly currency: string;

  @Shown.text()
  readonly reason: string;

  @Shown.text()
  readonly created_by: string;

  @Shown.time()
  readonly created_at: string;
}

export class CreditNoteListResponse {
  @ApiProperty({ type: [CreditNoteResponse] })
  readonly items: CreditNoteResponse[];
}

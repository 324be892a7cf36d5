import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsAmount,
  IsCurrencyCode,
  IsIdempotencyKey,
  IsMoment,
  PageQuery,
  PageResponse,
  ApiField,
} from '@remit/http-api';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { CreditNoteFilter } from '../credit-notes/credit-note.repository';

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
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly invoice_id: string;

  @ApiField.text('Number without gaps within a month and environment, such as CN-202611-00001')
  readonly number: string;

  @ApiField.text()
  readonly amount: string;

  @ApiField.text()
  readonly currency: string;

  @ApiField.text()
  readonly reason: string;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.time()
  readonly created_at: string;
}

export class CreditNoteListResponse {
  @ApiProperty({ type: [CreditNoteResponse] })
  readonly items: CreditNoteResponse[];
}

export class ListedCreditNoteResponse extends CreditNoteResponse {
  @ApiField.optionalText()
  readonly invoice_number: string | null;
}

export class CreditNotePageResponse extends PageResponse(ListedCreditNoteResponse) {}

export class ListCreditNotesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of its number, or the whole number of its invoice, in any letter case' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  search?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsCurrencyCode()
  currency?: string;

  @IsMoment('Created then or later')
  start_time?: string;

  @IsMoment('Created then or earlier')
  end_time?: string;

  get filter(): CreditNoteFilter {
    return { search: this.search, currency: this.currency, start_time: this.start_time, end_time: this.end_time };
  }
}

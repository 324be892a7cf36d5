import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isPlainEmail, Satisfies } from '@remit/settings';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';

const MOST_DAYS = 365;

/** Members that are left out stay. Null restores the default. */
export class ChangeEmailSettingsRequest {
  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    description: 'Send each invoice to its customer when it is finalized',
  })
  @IsOptional()
  @IsBoolean()
  send_invoices?: boolean | null;

  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    description: 'Send a receipt for each payment, and a note of each refund',
  })
  @IsOptional()
  @IsBoolean()
  send_receipts?: boolean | null;

  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    default: true,
    description:
      'Attach the invoice to e-mails of invoices, and the receipt to those of payments and refunds, as PDF files',
  })
  @IsOptional()
  @IsBoolean()
  attach_pdf?: boolean | null;

  @ApiPropertyOptional({
    type: 'array',
    nullable: true,
    items: { type: 'integer', minimum: -MOST_DAYS, maximum: MOST_DAYS },
    maxItems: 12,
    example: [-3, 0, 7, 14],
    description:
      'Days after the due date on which an unpaid invoice is brought to mind, negative before it. No reminder goes out within a day after the invoice: one whose day is over by then is left out.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @IsInt({ each: true })
  @Min(-MOST_DAYS, { each: true })
  @Max(MOST_DAYS, { each: true })
  reminder_days?: number[] | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: 24,
    description: 'Hour from which no reminder goes out, in the time zone of the business',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(24)
  quiet_from?: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: 23,
    description: 'Hour at which reminders go out, in the time zone of the business',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(23)
  quiet_until?: number | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: 'accounts@palm.example',
    description: 'Where answers to e-mails go',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === '' ? null : value))
  @MaxLength(254)
  @Satisfies(isPlainEmail, { message: 'reply_to must be an e-mail address without a name' })
  reply_to?: string | null;
}

export class EmailSettingsResponse {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The address that e-mails come from; null: the operator has set up no mail server, and none is sent.',
  })
  readonly from: string | null;

  @ApiProperty({ type: Boolean, description: 'Each invoice goes to its customer when it is finalized.' })
  readonly send_invoices: boolean;

  @ApiProperty({ type: Boolean, description: 'A receipt goes out for each payment, and a note of each refund.' })
  readonly send_receipts: boolean;

  @ApiProperty({
    type: Boolean,
    description:
      'E-mails of invoices, payments and refunds have the invoice or receipt with them as a PDF file, unless that is larger than 5 MiB.',
  })
  readonly attach_pdf: boolean;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'In ascending order; empty: no reminders.' })
  readonly reminder_days: number[];

  @ApiProperty({ type: 'integer', description: 'Hour from which no reminder goes out, where the business is.' })
  readonly quiet_from: number;

  @ApiProperty({ type: 'integer', description: 'Hour at which reminders go out, where the business is.' })
  readonly quiet_until: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where answers to e-mails go; null: to the address they come from.',
  })
  readonly reply_to: string | null;
}

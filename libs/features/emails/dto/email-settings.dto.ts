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
      'Days after the due date on which reminders are sent; negative: days before it. No reminder goes out within a day after the invoice: one whose day is over by then is left out.',
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
    description: 'Hour after which no reminder is sent, in the time zone of the business',
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
    description: 'Hour from which reminders are sent, in the time zone of the business',
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
    description: 'Reply address of e-mails',
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
    description: 'Sender address of e-mails; null: the operator has set up no mail server, and no e-mails are sent.',
  })
  readonly from: string | null;

  @ApiProperty({ type: Boolean, description: 'Each invoice is sent to its customer when it is finalized.' })
  readonly send_invoices: boolean;

  @ApiProperty({ type: Boolean, description: 'A receipt is sent for each payment, and a note for each refund.' })
  readonly send_receipts: boolean;

  @ApiProperty({
    type: Boolean,
    description:
      'E-mails about invoices, payments and refunds have the invoice or receipt attached as a PDF file, unless it is larger than 5 MiB.',
  })
  readonly attach_pdf: boolean;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'In ascending order; empty: no reminders.' })
  readonly reminder_days: number[];

  @ApiProperty({
    type: 'integer',
    description: 'Hour after which no reminder is sent, in the time zone of the business.',
  })
  readonly quiet_from: number;

  @ApiProperty({
    type: 'integer',
    description: 'Hour from which reminders are sent, in the time zone of the business.',
  })
  readonly quiet_until: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Reply address of e-mails; null: the sender address.',
  })
  readonly reply_to: string | null;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Language, LANGUAGES } from '@remit/business-profile';
import { isPlainEmail, Satisfies } from '@remit/settings';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { EMAIL_STATUSES, type EmailStatus } from '../sending/queued-mail.entity';
import { EMAIL_KINDS, type EmailKind } from '../message/words';

export class SendInvoiceRequest {
  @ApiPropertyOptional({
    type: [String],
    maxItems: 10,
    example: ['accounts@palm.example'],
    description: 'Each recipient gets a separate e-mail; default: the e-mail of the customer',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @MaxLength(254, { each: true })
  @Satisfies(isPlainEmail, { each: true, message: 'recipients must be e-mail addresses without names' })
  recipients?: string[];

  @ApiPropertyOptional({ enum: LANGUAGES, description: 'Default: the language of the business' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language;

  @ApiPropertyOptional({ type: 'string', maxLength: 1_000, description: 'Plain text shown in the e-mail' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}

export class EmailResponse {
  @ApiProperty({ type: String, description: 'Begins the Message-ID of every attempt.' })
  readonly id: string;

  @ApiProperty({ type: String })
  readonly invoice_id: string;

  @ApiProperty({ type: String, nullable: true, description: 'The payment, for a receipt or a note about a refund.' })
  readonly payment_id: string | null;

  @ApiProperty({ enum: EMAIL_KINDS })
  readonly kind: EmailKind;

  @ApiProperty({
    enum: EMAIL_STATUSES,
    description:
      'bounced: the mail server refuses the address. failed: it refuses the message, or could not be reached for a day. unknown: it may have been sent; Remit does not retry it. cancelled: it was no longer needed.',
  })
  readonly status: EmailStatus;

  @ApiProperty({ type: String, description: 'The address; `[erased]` when the customer was erased.' })
  readonly recipient: string;

  @ApiProperty({ enum: LANGUAGES, description: 'Language of the e-mail.' })
  readonly language: Language;

  @ApiProperty({ type: String, nullable: true })
  readonly note: string | null;

  @ApiProperty({ type: 'integer' })
  readonly attempts: number;

  @ApiProperty({ type: String, nullable: true, description: 'Last answer of the mail server, without addresses.' })
  readonly last_answer: string | null;

  @ApiProperty({ type: String, description: 'Who requested it: an API key, or a component of Remit.' })
  readonly created_by: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly next_attempt_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly finished_at: string | null;
}

export class EmailListResponse {
  @ApiProperty({ type: [EmailResponse], description: 'Oldest first.' })
  readonly items: EmailResponse[];
}

export class EmailPreviewResponse {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Sender address; null: no mail server is set, and nothing can be sent.',
  })
  readonly from: string | null;

  @ApiProperty({ type: [String], description: 'Empty when the customer has no e-mail.' })
  readonly recipients: string[];

  @ApiProperty({ enum: LANGUAGES, description: 'Language of the e-mail.' })
  readonly language: Language;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'INV-202611-00042.pdf',
    description: 'Name of the attached PDF file; null: none.',
  })
  readonly attachment: string | null;

  @ApiProperty({ type: String, description: 'In a sandbox the subject says that no money moves.' })
  readonly subject: string;

  @ApiProperty({ type: String, description: 'A complete HTML document without external files or scripts.' })
  readonly html: string;

  @ApiProperty({ type: String, description: 'Plain text for programs without HTML.' })
  readonly text: string;
}

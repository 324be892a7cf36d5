import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsAmount, IsCurrencyCode, IsMetadata, IsMoment, LowerCaseEnum } from '@remit/http-api';
import { PaymentOptionsField, PaymentOptionsRequest } from '@remit/gateway';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ExchangeRateRequest } from './exchange-rate.dto';
import { LineItemDto } from './line-item.dto';

/** Maximum number of lines. Nobody reads a longer bill. */
const MAX_LINES = 1_000;

const StatedTotal = () =>
  applyDecorators(
    ApiPropertyOptional({
      nullable: true,
      description: 'Optional. Remit computes it from lines, discount and tax, and refuses a different value.',
    }),
    IsOptional(),
    IsAmount(),
  );

/**
 * A new draft. The amount due is always computed from lines, discount and tax. Totals may be sent too, and must
 * agree.
 */
export class CreateInvoiceDto {
  @ApiProperty({ example: 'cust_01K3C5N7ZV8Q4S6M2X0R9T1B3D' })
  @IsString()
  @Length(1, 50)
  customer_id: string;

  @IsCurrencyCode()
  currency: string;

  @ApiProperty({ type: [LineItemDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => LineItemDto)
  line_items: LineItemDto[];

  @ApiPropertyOptional({ example: '0.00', nullable: true })
  @IsOptional()
  @IsAmount()
  total_discount?: string | number | null;

  @ApiPropertyOptional({
    example: '0.00',
    nullable: true,
    description: 'If lines have a tax_rate, Remit computes it from them and refuses a different value.',
  })
  @IsOptional()
  @IsAmount()
  total_tax?: string | number | null;

  @StatedTotal()
  subtotal?: string | number | null;

  @StatedTotal()
  total?: string | number | null;

  @StatedTotal()
  amount_due?: string | number | null;

  @StatedTotal()
  amount_remaining?: string | number | null;

  @ApiPropertyOptional({ enum: ['one_off'], nullable: true, description: 'Every invoice is `one_off`' })
  @IsOptional()
  @LowerCaseEnum(['one_off'])
  invoice_type?: 'one_off' | null;

  @IsMoment(
    'Issue date of the invoice, such as 2026-12-01. Of a time, only the date counts. Default: the day of finalizing, in the time zone of the business profile.',
    { nullable: true },
  )
  issue_date?: string | null;

  @IsMoment(
    'Last day for payment, such as 2026-12-31, not before the issue date. Of a time, only the date counts. Default: the issue date plus the days in the business profile (30 unless changed).',
    { nullable: true },
  )
  due_date?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  description?: string | null;

  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string> | null;

  @PaymentOptionsField('Payment options of this invoice. Options that you leave out come from its connection.')
  payment_options?: PaymentOptionsRequest | null;

  @ApiPropertyOptional({
    type: ExchangeRateRequest,
    nullable: true,
    description:
      'For an invoice in another currency than that of the tax authority. The page and the PDF file then show the totals in both currencies. There is no default, and Remit does not look up rates. A finalized invoice keeps its rate.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExchangeRateRequest)
  exchange_rate?: ExchangeRateRequest | null;

  @ApiPropertyOptional({ type: String, maxLength: 100, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotency_key?: string | null;

  @ApiPropertyOptional({
    type: String,
    maxLength: 100,
    nullable: true,
    description: 'Stored and returned; it has no other effect.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  billing_reason?: string | null;

  @IsMoment(undefined, { nullable: true })
  period_start?: string | null;

  @IsMoment(undefined, { nullable: true })
  period_end?: string | null;
}

/**
 * Omitted fields stay as they are. Lines, tax and issue date can change only on a draft. The discount can also change
 * on a finalized invoice without payments. Due date, description, metadata and payment options (the last two are
 * replaced as a whole) can change until the invoice is void. A link or page that is already at Nomod keeps its
 * options.
 */
export class UpdateInvoiceDto extends PartialType(
  OmitType(CreateInvoiceDto, ['customer_id', 'currency', 'idempotency_key', 'billing_reason', 'invoice_type'] as const),
) {}

export class VoidInvoiceDto {
  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, example: 'Ordered twice' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;

  @ApiPropertyOptional({ nullable: true, description: "Merged into the invoice's metadata key by key." })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string> | null;
}

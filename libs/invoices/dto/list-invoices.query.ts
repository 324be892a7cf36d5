import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCurrencyCode, PageQuery } from '@remit/http-api';
import {
  type InvoicePaymentStatus,
  type InvoiceStatus,
  invoicePaymentStatuses,
  invoiceStatuses,
} from '../invoice-status';

/** Words joined by commas or given as repeated keys, in any letter case. */
const Words = () =>
  Transform(({ value }: { value: unknown }) =>
    [value].flat().flatMap((part) => (typeof part === 'string' ? part.toLowerCase().split(',') : [part])),
  );

export class ListInvoicesQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  customer_id?: string;

  @ApiPropertyOptional({ enum: invoiceStatuses, isArray: true })
  @IsOptional()
  @Words()
  @ArrayMaxSize(10)
  @IsIn(invoiceStatuses, { each: true })
  invoice_status?: InvoiceStatus[];

  @ApiPropertyOptional({ enum: invoicePaymentStatuses, isArray: true })
  @IsOptional()
  @Words()
  @ArrayMaxSize(10)
  @IsIn(invoicePaymentStatuses, { each: true })
  payment_status?: InvoicePaymentStatus[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsCurrencyCode()
  currency?: string;

  @ApiPropertyOptional({ description: 'Part of the invoice number, in any letter case' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  search?: string;
}

import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsCurrencyCode, IsTextList, PageQuery } from '@remit/http-api';
import {
  type InvoicePaymentStatus,
  type InvoiceStatus,
  invoicePaymentStatuses,
  invoiceStatuses,
} from '../invoice-status';
import type { InvoiceFilter } from '../invoices.repository';

/** Words joined by commas or given as repeated keys, in any letter case. */
const Words = () =>
  Transform(({ value }: { value: unknown }) =>
    [value].flat().flatMap((part) => (typeof part === 'string' ? part.toLowerCase().split(',') : [part])),
  );

const PeriodBound = () =>
  applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date-time' }),
    IsOptional(),
    IsISO8601({ strict: true, strictSeparator: true }),
  );

export class ListInvoicesQuery extends PageQuery {
  @IsTextList('Only these invoices')
  invoice_ids?: string[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  customer_id?: string;

  @ApiPropertyOptional({ description: 'Your own id of the customer' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  external_customer_id?: string;

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

  @PeriodBound()
  period_start_gte?: string;

  @PeriodBound()
  period_start_lte?: string;

  @PeriodBound()
  period_end_gte?: string;

  @PeriodBound()
  period_end_lte?: string;

  get filter(): InvoiceFilter & { externalCustomerId?: string } {
    return {
      ids: this.invoice_ids,
      customerId: this.customer_id,
      externalCustomerId: this.external_customer_id,
      statuses: this.invoice_status,
      paymentStatuses: this.payment_status,
      currency: this.currency,
      search: this.search,
      periodStart: { from: this.period_start_gte, to: this.period_start_lte },
      periodEnd: { from: this.period_end_gte, to: this.period_end_lte },
    };
  }
}

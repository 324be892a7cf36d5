import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  IsCurrencyCode,
  IsMoment,
  isOfNone,
  IsTextList,
  IsTrueOrFalse,
  PageQuery,
  RecordStatus,
  type RecordStatusWord,
} from '@remit/http-api';
import {
  type InvoicePaymentStatus,
  type InvoiceStatus,
  invoicePaymentStatuses,
  invoiceStatuses,
} from '../invoice-rules';
import type { InvoiceListFilter } from '../invoice-lists';
import { SYNC_STATES } from '../sync-states';
import type { SyncStateWord } from '../sync-states-registry';

/** Words separated by commas or sent as repeated keys, in any letter case. */
const Words = () =>
  Transform(({ value }: { value: unknown }) =>
    [value].flat().flatMap((part) => (typeof part === 'string' ? part.toLowerCase().split(',') : [part])),
  );

const SYNC_STATE_WORDS = [...SYNC_STATES, 'none'] as const;

const INVOICE_TYPES = ['one_off', 'subscription', 'credit'] as const;

export class ListInvoicesQuery extends PageQuery {
  @IsTextList('Only these invoices')
  invoice_ids?: string[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  customer_id?: string;

  @ApiPropertyOptional({ description: 'Your own id for the customer' })
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

  @ApiPropertyOptional({
    enum: SYNC_STATE_WORDS,
    isArray: true,
    description: 'Sync state at Nomod; `none`: not decided, as for a draft',
  })
  @IsOptional()
  @Words()
  @ArrayMaxSize(SYNC_STATE_WORDS.length)
  @IsIn(SYNC_STATE_WORDS, { each: true })
  nomod_sync_state?: SyncStateWord[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsCurrencyCode()
  currency?: string;

  @ApiPropertyOptional({
    description:
      "Part of the invoice number or description, or of the customer's name or external id; the customer's e-mail; an amount (`1,250.50`, `AED 1250.5`); an id; Nomod's id, reference, code or URL of the invoice; of its payments: an id, a charge, a link's URL, a reference, an amount, the last four digits of a card",
    maxLength: 2048,
  })
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  search?: string;

  @ApiPropertyOptional({ description: 'Exactly this reason' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  billing_reason?: string;

  @ApiPropertyOptional({ enum: INVOICE_TYPES, isArray: true, description: 'Every invoice is `one_off`' })
  @IsOptional()
  @Words()
  @ArrayMaxSize(INVOICE_TYPES.length)
  @IsIn(INVOICE_TYPES, { each: true })
  invoice_type?: (typeof INVOICE_TYPES)[number][];

  @ApiPropertyOptional({ description: 'Matches nothing: Remit has no subscriptions' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  subscription_id?: string;

  @RecordStatus()
  status?: RecordStatusWord;

  @IsTrueOrFalse('Leaves `line_items` empty')
  skip_line_items?: boolean;

  @IsMoment('The billing period begins at or after this time')
  start_time?: string;

  @IsMoment('The billing period ends at or before this time')
  end_time?: string;

  @IsMoment()
  period_start_gte?: string;

  @IsMoment()
  period_start_lte?: string;

  @IsMoment()
  period_end_gte?: string;

  @IsMoment()
  period_end_lte?: string;

  get filter(): InvoiceListFilter {
    return {
      ids: this.invoice_ids,
      customerId: this.customer_id,
      externalCustomerId: this.external_customer_id,
      statuses: this.invoice_status,
      paymentStatuses: this.payment_status,
      syncStates: this.nomod_sync_state,
      currency: this.currency,
      search: this.search,
      billingReason: this.billing_reason,
      periodStart: { from: this.period_start_gte ?? this.start_time, to: this.period_start_lte },
      periodEnd: { from: this.period_end_gte, to: this.period_end_lte ?? this.end_time },
      withoutLines: this.skip_line_items,
      matchesNone: this.subscription_id !== undefined || isOfNone(this.status) || !this.hasOurType,
    };
  }

  private get hasOurType(): boolean {
    return this.invoice_type?.includes('one_off') ?? true;
  }
}

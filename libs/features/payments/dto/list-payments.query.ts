import { ApiPropertyOptional } from '@nestjs/swagger';
import { type GatewayName, GATEWAYS } from '@remit/gateway';
import {
  IsCurrencyCode,
  IsMoment,
  isOfNone,
  IsTextList,
  LowerCaseEnum,
  PageQuery,
  RecordStatus,
  type RecordStatusWord,
  Searchable,
} from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { PaymentFilter } from '../payment-list.repository';
import { PAYMENT_STATUSES, type PaymentStatus } from '../payment-status';

export class ListPaymentsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Invoice id.' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  destination_id?: string;

  @ApiPropertyOptional({ description: 'Payments of invoices of this customer.' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  customer_id?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(PAYMENT_STATUSES)
  payment_status?: PaymentStatus;

  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(['payment_link', 'card', 'offline'])
  payment_method_type?: string;

  @ApiPropertyOptional({ description: "Nomod's id of the link or invoice." })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  gateway_tracking_id?: string;

  @ApiPropertyOptional({ description: "Nomod's id of the charge." })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  gateway_payment_id?: string;

  @ApiPropertyOptional({
    description:
      "The payment's id, Nomod's id of its charge, link or invoice, the link's URL, the reference of money received outside, an amount (`1,250.50`, `AED 1250.5`) or the last four digits of a card; a part of the invoice number or description, or of the customer's name or external id; the customer's e-mail; Nomod's reference or code of the invoice",
    maxLength: 2048,
  })
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  search?: string;

  @IsTextList('Only these payments')
  payment_ids?: string[];

  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(['invoice'])
  destination_type?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(GATEWAYS)
  payment_gateway?: GatewayName;

  @ApiPropertyOptional()
  @IsOptional()
  @IsCurrencyCode()
  currency?: string;

  @IsMoment('Created at or after this time')
  start_time?: string;

  @IsMoment('Created at or before this time')
  end_time?: string;

  @RecordStatus()
  status?: RecordStatusWord;

  get filter(): PaymentFilter {
    return {
      matchesNone: isOfNone(this.status),
      ids: this.payment_ids,
      invoiceId: this.destination_id,
      customerId: this.customer_id,
      paymentStatus: this.payment_status,
      paymentMethodType: this.payment_method_type,
      paymentGateway: this.payment_gateway,
      currency: this.currency,
      gatewayTrackingId: this.gateway_tracking_id,
      gatewayPaymentId: this.gateway_payment_id,
      createdFrom: this.start_time,
      createdTo: this.end_time,
    };
  }
}

export class SearchPaymentsDto extends Searchable(ListPaymentsQuery) {}

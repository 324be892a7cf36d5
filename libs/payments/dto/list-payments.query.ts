import { ApiPropertyOptional } from '@nestjs/swagger';
import { LowerCaseEnum, PageQuery } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PAYMENT_STATUSES, type PaymentStatus } from '../payment-status';

export class ListPaymentsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Invoice id.' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  destination_id?: string;

  @IsOptional()
  @LowerCaseEnum(PAYMENT_STATUSES)
  payment_status?: PaymentStatus;

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

  @ApiPropertyOptional({ description: 'Payment ids, separated by commas.' })
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  payment_ids?: string;
}

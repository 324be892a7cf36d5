import { ApiPropertyOptional } from '@nestjs/swagger';
import { LowerCaseEnum, IsMoment, PageQuery } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { DELIVERY_RESULTS, type DeliveryResult } from '../webhook-delivery.entity';

/** A page of the deliveries received in a time range. */
export class SpanQuery extends PageQuery {
  @IsMoment('Received at or after this time')
  start_time?: string;

  @IsMoment('Received at or before this time')
  end_time?: string;
}

export class ListDeliveriesQuery extends SpanQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(DELIVERY_RESULTS)
  result?: DeliveryResult;

  @ApiPropertyOptional({ description: "Nomod's id of the charge." })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  charge_id?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  payment_id?: string;
}

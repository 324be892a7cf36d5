import { ApiPropertyOptional } from '@nestjs/swagger';
import { LowerCaseEnum } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { SpanQuery } from './span.query';
import { DELIVERY_RESULTS, type DeliveryResult } from '../webhook-delivery.entity';

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

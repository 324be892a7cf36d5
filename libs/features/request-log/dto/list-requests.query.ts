import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsMoment, LowerCaseEnum, PageQuery } from '@remit/http-api';

export const REQUEST_METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export const STATUS_CLASSES = ['2xx', '3xx', '4xx', '5xx'] as const;

export class ListRequestsQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(REQUEST_METHODS)
  method?: (typeof REQUEST_METHODS)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @LowerCaseEnum(STATUS_CLASSES)
  status_class?: (typeof STATUS_CLASSES)[number];

  @ApiPropertyOptional({ description: 'Beginning of the path, with or without `/api/v1`, such as `/invoices`' })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  path?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(128)
  request_id?: string;

  @IsMoment('Answered at or after this time')
  start_time?: string;

  @IsMoment('Answered at or before this time')
  end_time?: string;
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment, PageQuery } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ListAuditLogQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Id of the API key or person that did it, or `operator`' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  actor?: string;

  @ApiPropertyOptional({ description: 'An action, or what was changed: `member.removed` or `member`' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  action?: string;

  @ApiPropertyOptional({
    description: 'Part of the name of who did it, of an id, an address, or a detail such as the amount, in any case',
  })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  search?: string;

  @IsMoment('At or after this time')
  start_time?: string;

  @IsMoment('At or before this time')
  end_time?: string;
}

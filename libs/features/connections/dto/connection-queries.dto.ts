import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { type GatewayName, GATEWAYS } from '@remit/gateway';
import { LowerCaseEnum, PageQuery, IsTrueOrFalse } from '@remit/http-api';
import { CONNECTION_STATUSES, type ConnectionStatus } from '../connection.entity';

export class ListConnectionsQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'string', isArray: true })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  connection_ids?: string[];

  @ApiPropertyOptional({ enum: GATEWAYS })
  @IsOptional()
  @LowerCaseEnum(GATEWAYS)
  provider_type?: GatewayName;

  @ApiPropertyOptional({ enum: CONNECTION_STATUSES, description: 'Absent: all except archived ones' })
  @IsOptional()
  @LowerCaseEnum(CONNECTION_STATUSES)
  status?: ConnectionStatus;
}

const SWITCH_OFF = 'Disable at Nomod what can still be paid, check it once more, then archive the connection';

export class ArchiveConnectionQuery {
  @IsTrueOrFalse(SWITCH_OFF)
  switch_off?: boolean;
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ListTenantsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the name in any letter case, or the id', maxLength: 255 })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  search?: string;
}

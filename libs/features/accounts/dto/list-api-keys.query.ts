import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ListApiKeysQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Id of a person: only keys that the person made, or that were made with a key of the person',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  responsible?: string;
}

import type { PageRequest } from '@remit/database';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { LowerCaseEnum } from '../validation/lower-case-enum';
import { ToInteger } from '../validation/to-integer';
import { type CursorPosition, decodeCursor } from './cursor';

export const MAX_LIMIT = 1000;
const MAX_OFFSET = 1_000_000;

/** What every list takes. Extend it with the filters of a list. A cursor wins over an offset. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: 50 })
  @IsOptional()
  @ToInteger(9)
  @IsInt({ message: 'limit must be a whole number from 1 to 1000' })
  @Min(1, { message: 'limit must be a whole number from 1 to 1000' })
  @Max(MAX_LIMIT, { message: 'limit must be a whole number from 1 to 1000' })
  limit: number = 50;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_OFFSET, default: 0 })
  @IsOptional()
  @ToInteger(9)
  @IsInt({ message: 'offset must be a whole number from 0 to 1000000' })
  @Min(0, { message: 'offset must be a whole number from 0 to 1000000' })
  @Max(MAX_OFFSET, { message: 'offset must be a whole number from 0 to 1000000' })
  offset: number = 0;

  @ApiPropertyOptional({ type: 'string', description: 'next_cursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  cursor?: string;

  @ApiPropertyOptional({ enum: ['desc', 'asc'], default: 'desc', description: 'By time of creation' })
  @IsOptional()
  @LowerCaseEnum(['desc', 'asc'])
  order: 'desc' | 'asc' = 'desc';

  /** Where the page begins. @throws ApiError `validation_error` for a cursor that is not ours. */
  get position(): CursorPosition | undefined {
    return this.cursor === undefined ? undefined : decodeCursor(this.cursor);
  }

  /** What a repository needs to know. @throws ApiError `validation_error` for a cursor that is not ours. */
  get pageRequest(): PageRequest {
    return { limit: this.limit, offset: this.offset, order: this.order, after: this.position?.id };
  }
}

import type { PageRequest } from '@remit/database';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { LowerCaseEnum } from '../validation/lower-case-enum';
import { ToInteger } from '../validation/query-values';
import { ApiError } from '../errors/api-error';
import { decodeCursor } from './cursor';

export const MAX_LIMIT = 1000;
const MAX_OFFSET = 1_000_000;
/** Rows. */
const MOST_SHORT = 50;

/** A search says `null` for what it leaves out. */
const NullIs = (value: unknown): PropertyDecorator => Transform(({ value: sent }: { value: unknown }) => sent ?? value);

/** What every list takes. Extend it with the filters of a list. A cursor or an id wins over an offset. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: 50 })
  @IsOptional()
  @NullIs(50)
  @ToInteger(9)
  @IsInt({ message: 'limit must be a whole number from 1 to 1000' })
  @Min(1, { message: 'limit must be a whole number from 1 to 1000' })
  @Max(MAX_LIMIT, { message: 'limit must be a whole number from 1 to 1000' })
  limit: number = 50;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_OFFSET, default: 0 })
  @IsOptional()
  @NullIs(0)
  @ToInteger(9)
  @IsInt({ message: 'offset must be a whole number from 0 to 1000000' })
  @Min(0, { message: 'offset must be a whole number from 0 to 1000000' })
  @Max(MAX_OFFSET, { message: 'offset must be a whole number from 0 to 1000000' })
  offset: number = 0;

  @ApiPropertyOptional({ type: 'string', description: 'next_cursor of the previous page' })
  @IsOptional()
  @NullIs(undefined)
  @IsString()
  @MaxLength(256)
  cursor?: string;

  @ApiPropertyOptional({ type: 'string', description: 'Id of a row; the page begins after it' })
  @IsOptional()
  @NullIs(undefined)
  @IsString()
  @MaxLength(64)
  starting_after?: string;

  @ApiPropertyOptional({ type: 'string', description: 'Id of a row; the page ends before it' })
  @IsOptional()
  @NullIs(undefined)
  @IsString()
  @MaxLength(64)
  ending_before?: string;

  @ApiPropertyOptional({ enum: ['desc', 'asc'], default: 'desc', description: 'Order by time of creation' })
  @IsOptional()
  @NullIs('desc')
  @LowerCaseEnum(['desc', 'asc'])
  order: 'desc' | 'asc' = 'desc';

  /** Whether it is a short page that no rows are passed over for. */
  get isShort(): boolean {
    return this.limit <= MOST_SHORT && this.offset === 0;
  }

  /** Whether the page is placed beside a row, which needs the order of creation. */
  get hasPlace(): boolean {
    return this.places.length > 0;
  }

  /**
   * The page for a repository.
   * @throws ApiError validation_error for a cursor that is not ours, and for more than one place
   */
  get pageRequest(): PageRequest {
    const { limit, offset, order } = this;
    if (this.places.length > 1) {
      throw ApiError.invalidField('cursor', 'Send only one of cursor, starting_after and ending_before');
    }
    if (this.ending_before !== undefined) {
      return { limit, offset, order: order === 'asc' ? 'desc' : 'asc', after: this.ending_before };
    }
    const after = this.starting_after ?? (this.cursor === undefined ? undefined : decodeCursor(this.cursor).id);
    return { limit, offset, order, after };
  }

  private get places(): string[] {
    return [this.cursor, this.starting_after, this.ending_before].filter((place) => place !== undefined);
  }
}

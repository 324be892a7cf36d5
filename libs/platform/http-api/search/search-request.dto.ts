import type { Type as Class } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LowerCaseEnum } from '../validation/lower-case-enum';

export const SEARCH_OPERATORS = [
  'eq',
  'contains',
  'not_contains',
  'gt',
  'gte',
  'lt',
  'lte',
  'in',
  'not_in',
  'before',
  'after',
] as const;

/** No person or sensible program sends more conditions. */
const MOST_CONDITIONS = 20;

export class FilterValue {
  @ApiPropertyOptional({ type: String })
  string?: string | null;

  @ApiPropertyOptional({ type: Number })
  number?: number | null;

  @ApiPropertyOptional({ type: Boolean })
  boolean?: boolean | null;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  date?: string | null;

  @ApiPropertyOptional({ type: [String] })
  array?: string[] | null;
}

export class FilterConditionRequest {
  @ApiProperty({ example: 'invoice_number' })
  @IsString()
  @MaxLength(64)
  field: string;

  @LowerCaseEnum(SEARCH_OPERATORS)
  operator: (typeof SEARCH_OPERATORS)[number];

  @ApiPropertyOptional({ enum: ['string', 'number', 'date', 'array'], description: 'Which member of value is used' })
  @IsOptional()
  @IsIn(['string', 'number', 'date', 'array'])
  data_type?: 'string' | 'number' | 'date' | 'array' | null;

  @ApiProperty({ type: FilterValue, example: { string: 'INV-2026' } })
  @IsObject()
  value: FilterValue;
}

export class SortConditionRequest {
  @ApiProperty({ example: 'created_at' })
  @IsString()
  @MaxLength(64)
  field: string;

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc' })
  @IsOptional()
  @LowerCaseEnum(['asc', 'desc'])
  direction?: 'asc' | 'desc' | null;
}

/** Members of a search body in addition to those of the list. Add them to a class with `Searchable`. */
export interface SearchMembers {
  filters?: FilterConditionRequest[] | null;
  sort?: SortConditionRequest[] | null;
}

/** Makes the search body of a list: its query class plus `filters` (all must match) and `sort` (applied in order). */
export function Searchable<Query extends object>(base: Class<Query>): Class<Query & SearchMembers> {
  class SearchRequest extends (base as Class<object>) implements SearchMembers {
    @ApiPropertyOptional({ type: [FilterConditionRequest] })
    @IsOptional()
    @IsArray()
    @ArrayMaxSize(MOST_CONDITIONS)
    @ValidateNested({ each: true })
    @Type(() => FilterConditionRequest)
    filters?: FilterConditionRequest[] | null;

    @ApiPropertyOptional({ type: [SortConditionRequest] })
    @IsOptional()
    @IsArray()
    @ArrayMaxSize(MOST_CONDITIONS)
    @ValidateNested({ each: true })
    @Type(() => SortConditionRequest)
    sort?: SortConditionRequest[] | null;
  }
  return SearchRequest as unknown as Class<Query & SearchMembers>;
}

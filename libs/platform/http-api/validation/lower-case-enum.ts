import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';

/**
 * Some non-ASCII letters convert to ASCII letters: `ı` is `I` in upper case, and the Kelvin sign is `k` in lower
 * case. Such texts are not converted, and so they are refused.
 */
const isAscii = (value: unknown): value is string => typeof value === 'string' && /^[ -~]*$/.test(value);

/** For members that are accepted in any letter case. */
export const inUpperCase = (value: unknown): unknown => (isAscii(value) ? value.toUpperCase() : value);

/** For members that are accepted in any letter case. */
export const inLowerCase = (value: unknown): unknown => (isAscii(value) ? value.toLowerCase() : value);

/** One of several words, accepted in any letter case and converted to lower case. */
export function LowerCaseEnum(values: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ enum: [...values] }),
    Transform(({ value }: { value: unknown }) => inLowerCase(value)),
    IsIn(values, { message: `$property must be one of ${values.join(', ')}` }),
  );
}

const RECORD_STATUSES = ['published', 'archived', 'deleted'] as const;
export type RecordStatusWord = (typeof RECORD_STATUSES)[number];

/** A filter by Flexprice's status of a record, for records that Remit never archives or deletes. */
export const RecordStatus = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: RECORD_STATUSES, description: 'Every record is `published`' }),
    IsOptional(),
    LowerCaseEnum(RECORD_STATUSES),
  );

/** Whether a filter by this status matches no records. */
export function isOfNone(status: RecordStatusWord | undefined): boolean {
  return status !== undefined && status !== 'published';
}

import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';

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

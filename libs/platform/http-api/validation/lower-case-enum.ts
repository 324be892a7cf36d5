import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { inLowerCase } from './letter-case';

/** One of several words, accepted in any letter case and converted to lower case. */
export function LowerCaseEnum(values: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ enum: [...values] }),
    Transform(({ value }: { value: unknown }) => inLowerCase(value)),
    IsIn(values, { message: `$property must be one of ${values.join(', ')}` }),
  );
}

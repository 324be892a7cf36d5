import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isCurrency } from '@remit/money';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { inUpperCase } from './lower-case-enum';

/** An ISO 4217 code, accepted in any letter case and converted to upper case. */
export function IsCurrencyCode(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', example: 'USD' }),
    Transform(({ value }: { value: unknown }) => inUpperCase(value)),
    ValidateBy({
      name: 'isCurrencyCode',
      validator: {
        validate: (value) => typeof value === 'string' && isCurrency(value),
        defaultMessage: () => '$property must be an ISO 4217 currency code such as USD',
      },
    }),
  );
}

import { applyDecorators } from '@nestjs/common';
import { compareDecimals } from '@remit/money';
import { Transform } from 'class-transformer';
import { Matches, ValidateBy } from 'class-validator';

/** An exact decimal of zero or more, as text. A JSON number is converted to its shortest text. */
export function IsDecimalText(wholeDigits: number, places: number, example: string): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value)),
    Matches(new RegExp(`^\\d{1,${wholeDigits}}(\\.\\d{1,${places}})?$`), {
      message: `$property must be zero or a positive decimal such as "${example}", with at most ${places} digits after the point`,
    }),
  );
}

const RATE = /^\d{1,3}(\.\d{1,6})?$/;
const ALL = '100';

/** A tax rate in percent, as exact text. */
export function IsTaxRate(): PropertyDecorator {
  return applyDecorators(
    IsDecimalText(3, 6, '8.875'),
    ValidateBy({
      name: 'isTaxRate',
      validator: {
        // Other values are already refused by `IsDecimalText`.
        validate: (value) => typeof value !== 'string' || !RATE.test(value) || compareDecimals(value, ALL) <= 0,
        defaultMessage: () => '$property must not be above 100',
      },
    }),
  );
}

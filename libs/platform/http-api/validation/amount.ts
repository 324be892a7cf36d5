import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { InvalidAmount, parseMoney } from '@remit/money';
import { ValidateBy } from 'class-validator';
import { ApiError } from '../errors/api-error';

const DECIMAL = /^-?\d{1,40}(\.\d{1,40})?$/;

/**
 * A field that holds an amount, as decimal text or JSON number. The digits of its currency are only known later:
 * convert it to minor units with `readAmount`.
 */
export function IsAmount(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }], example: '100.00' }),
    ValidateBy({
      name: 'isAmount',
      validator: {
        validate: (value) => (typeof value === 'string' || typeof value === 'number') && DECIMAL.test(String(value)),
        defaultMessage: () => '$property must be a decimal number such as "100.00"',
      },
    }),
  );
}

/**
 * Minor units of an amount that moves.
 * @throws ApiError `validation_error` naming the field, also when it is not above zero
 */
export function readAmount(value: string | number, currency: string, param: string): bigint {
  try {
    const minor = parseMoney(value, currency);
    if (minor > 0n) return minor;
  } catch (error) {
    if (error instanceof InvalidAmount) throw ApiError.invalidField(param, `${param} ${error.message}`);
    throw error;
  }
  throw ApiError.invalidField(param, `${param} must be above zero`);
}

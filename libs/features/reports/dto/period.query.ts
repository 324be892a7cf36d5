import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { readDay } from '@remit/http-api';
import { IsOptional, ValidateBy } from 'class-validator';

/** An optional day `YYYY-MM-DD`. */
function IsDay(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date', description }),
    IsOptional(),
    ValidateBy({
      name: 'isDay',
      validator: {
        validate: (value) => typeof value === 'string' && readDay(value) === value,
        defaultMessage: () => '$property must be a day such as 2026-01-31',
      },
    }),
  );
}

/** Days in the time zone of the business. */
export class PeriodQuery {
  @IsDay('First day, in the time zone of the business. Default: 30 days up to `to`. At most 366 days')
  from?: string;

  @IsDay('Last day. Default, and at most: today')
  to?: string;
}

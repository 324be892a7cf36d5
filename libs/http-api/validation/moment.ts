import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { isISO8601, IsOptional, ValidateBy } from 'class-validator';

/** An optional moment in a query, in RFC 3339. ISO 8601 has weeks and ordinal days too, which no clock here reads. */
export function IsMoment(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date-time', description }),
    IsOptional(),
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value) =>
          isISO8601(value, { strict: true, strictSeparator: true }) && !Number.isNaN(Date.parse(String(value))),
        defaultMessage: () => '$property must be a time such as 2026-01-31T12:00:00Z',
      },
    }),
  );
}

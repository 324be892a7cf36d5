import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

/**
 * Converts a query parameter to a whole number. Other values stay unchanged and are refused by `IsInt`.
 * @param mostDigits up to 15, which a number represents exactly
 */
export function ToInteger(mostDigits: number): PropertyDecorator {
  const digits = new RegExp(`^\\d{1,${mostDigits}}$`);
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && digits.test(value) ? Number(value) : value,
  );
}

/** An optional query flag that is off by default: `true` or `false` in lower case. */
export function IsTrueOrFalse(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: Boolean, default: false, description }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'false' ? value === 'true' : value)),
    IsBoolean(),
  );
}

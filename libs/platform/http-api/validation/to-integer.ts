import { Transform } from 'class-transformer';

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

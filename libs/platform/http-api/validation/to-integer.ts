import { Transform } from 'class-transformer';

/**
 * Reads a whole number out of a query parameter. Everything else stays as it was sent, for `IsInt` to refuse.
 * @param mostDigits up to 15, which a number holds exactly.
 */
export function ToInteger(mostDigits: number): PropertyDecorator {
  const digits = new RegExp(`^\\d{1,${mostDigits}}$`);
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && digits.test(value) ? Number(value) : value,
  );
}

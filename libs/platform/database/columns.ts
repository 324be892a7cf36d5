import { Column, type ColumnOptions } from 'typeorm';

const bigintText = {
  to: (value: bigint | null | undefined) => (typeof value === 'bigint' ? value.toString() : value),
  from: (value: string | null) => (value === null ? null : BigInt(value)),
};

/** Money in integer minor units of the row's currency: PostgreSQL bigint, JavaScript bigint. */
export function MinorColumn(options: Pick<ColumnOptions, 'nullable' | 'default'> = {}): PropertyDecorator {
  return Column({ type: 'bigint', transformer: bigintText, ...options });
}

/** A time in UTC with millisecond precision, so that a JavaScript Date holds it without loss. */
export function TimeColumn(options: Pick<ColumnOptions, 'nullable' | 'default'> = {}): PropertyDecorator {
  return Column({ type: 'timestamptz', precision: 3, ...options });
}

import { PrimaryColumn, Column, type ColumnOptions } from 'typeorm';
import type { Scope } from './scope';

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

/** A row that belongs to one environment of one tenant. Every primary key starts with these two columns. */
export abstract class ScopedEntity {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  environmentId: string;

  @PrimaryColumn({ type: 'text' })
  id: string;

  get scope(): Scope {
    return { tenantId: this.tenantId, environmentId: this.environmentId };
  }
}

import { Column, Entity } from 'typeorm';
import { ScopedEntity } from '@remit/database';

/**
 * The last number assigned in a month. `id` is the month as YYYYMM, prefixed with `CN-` for credit notes. The row
 * lock makes numbers gap-free: when a finalize is rolled back, its number is assigned again.
 */
@Entity({ name: 'invoice_number_counters' })
export class InvoiceNumberCounter extends ScopedEntity {
  @Column({ type: 'integer' })
  last: number;

  /** Count of numbers that were assigned before a restore and have no row here any more. */
  @Column({ type: 'integer', default: 0 })
  leftOut: number = 0;
}

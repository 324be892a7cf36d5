import { Column, Entity } from 'typeorm';
import { ScopedEntity } from '@remit/database';

/** The last number given in a month; `id` is the month as YYYYMM, for credit notes with `CN-` before it. Its row lock makes numbers gap-free: a rolled back finalize gives its number back. */
@Entity({ name: 'invoice_number_counters' })
export class InvoiceNumberCounter extends ScopedEntity {
  @Column({ type: 'integer' })
  last: number;

  /** How many numbers were given before a restore and are not known here any more. */
  @Column({ type: 'integer', default: 0 })
  leftOut: number = 0;
}

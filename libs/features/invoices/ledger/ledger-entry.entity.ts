import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { MinorColumn, ScopedEntity } from '@remit/database';
import type { Account } from './account';
import { LedgerTransaction } from './ledger-transaction.entity';

/**
 * One side of a booking. At commit, the database refuses a transaction whose entries do not sum to zero in each
 * currency.
 */
@Entity({ name: 'ledger_entries' })
@Index('ledger_entries_transaction', ['tenantId', 'environmentId', 'transactionId'])
@Index('ledger_entries_invoice', ['tenantId', 'environmentId', 'invoiceId', 'account'])
@Check(
  'ledger_entries_account',
  `account in ('receivable', 'billed', 'gateway_clearing', 'offline', 'extras', 'overpayments', 'unapplied', 'refunds')`,
)
@Check('ledger_entries_amount', 'amount_minor <> 0')
export class LedgerEntry extends ScopedEntity {
  @Column({ type: 'text' })
  transactionId: string;

  @ManyToOne(() => LedgerTransaction)
  @JoinColumn([
    { name: 'tenant_id', referencedColumnName: 'tenantId' },
    { name: 'environment_id', referencedColumnName: 'environmentId' },
    { name: 'transaction_id', referencedColumnName: 'id' },
  ])
  transaction?: LedgerTransaction;

  @Column({ type: 'text' })
  invoiceId: string;

  @Column({ type: 'text' })
  account: Account;

  /** Debits positive, credits negative. */
  @MinorColumn()
  amountMinor: bigint;

  @Column({ type: 'text' })
  currency: string;
}

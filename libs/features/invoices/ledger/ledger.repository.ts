import { Injectable } from '@nestjs/common';
import { Database, inList, newId, ScopedRepository } from '@remit/database';
import { type Account, type Balances, balancesOf } from './account';
import { LedgerEntry } from './ledger-entry.entity';
import { LedgerTransaction } from './ledger-transaction.entity';
import type { BookedPayment } from './booked-payment';
import type { Posting, PostingEntry } from './postings';

/**
 * The append-only ledger. Callers hold the lock on the invoice's row, so the sums they read stay valid until they
 * write.
 */
@Injectable()
export class LedgerRepository extends ScopedRepository<LedgerTransaction> {
  constructor(database: Database) {
    super(database, LedgerTransaction);
  }

  /** Stores a booking. A booking without entries is not stored. */
  post(posting: Posting): void {
    if (posting.entries.length === 0) return;
    const { entries, ...facts } = posting;
    const transaction = Object.assign(new LedgerTransaction(), facts, {
      id: newId('ltx'),
      createdAt: new Date(),
      movedMinor: sumOf(entries, 'gateway_clearing', 'offline'),
      owedMinor: sumOf(entries, 'receivable'),
    });
    const { invoiceId, currency } = posting;
    const rows = entries.map((entry) =>
      Object.assign(new LedgerEntry(), entry, {
        id: newId('len'),
        transactionId: transaction.id,
        invoiceId,
        currency,
      }),
    );
    this.insert(transaction);
    this.insertInto(LedgerEntry, rows);
  }

  /** Changes of what a finalized invoice bills, oldest first. */
  async adjustments(invoiceId: string): Promise<LedgerTransaction[]> {
    return this.rowsWhere({ invoiceId, kind: 'invoice_adjusted' }, { order: 'id' });
  }

  async isPosted(sourceKey: string): Promise<boolean> {
    return this.batch('posted', sourceKey, async (sourceKeys) => {
      const posted = await this.rowsWhere({ sourceKey: sourceKeys });
      return sourceKeys.map((key) => posted.some((transaction) => transaction.sourceKey === key));
    });
  }

  /** Sums of an invoice's entries in the given currency. */
  async balancesOfInvoice(invoiceId: string, currency: string): Promise<Balances> {
    return this.batch('balances', { invoiceId, currency }, async (wanted) => {
      const { tenantId, environmentId } = this.database.scope;
      const parameters: unknown[] = [tenantId, environmentId];
      const isWanted = inList(
        wanted.map((invoice) => invoice.invoiceId),
        parameters,
      );
      const rows = await this.manager.query<
        { invoice_id: string; currency: string; account: Account; balance: string }[]
      >(
        `select invoice_id, currency, account, sum(amount_minor)::text as balance from ledger_entries
         where tenant_id = $1 and environment_id = $2 and invoice_id ${isWanted} group by invoice_id, currency, account`,
        parameters,
      );
      return wanted.map((invoice) => {
        const own = rows.filter((row) => row.invoice_id === invoice.invoiceId && row.currency === invoice.currency);
        return balancesOf(Object.fromEntries(own.map((row) => [row.account, BigInt(row.balance)])));
      });
    });
  }

  /** The bookings of a payment; null before the payment itself is booked. */
  async findPayment(paymentId: string): Promise<BookedPayment | null> {
    const { tenantId, environmentId } = this.database.scope;
    const [row] = await this.manager.query<
      { own: string; refunded: string; refunded_own: string; unapplied: boolean }[]
    >(
      `select coalesce(-sum(e.amount_minor) filter (where t.kind = 'payment' and e.account in ('receivable', 'overpayments', 'unapplied')), 0) as own,
              coalesce(-sum(e.amount_minor) filter (where t.kind = 'refund' and e.account in ('gateway_clearing', 'offline')), 0) as refunded,
              coalesce(sum(e.amount_minor) filter (where e.account = 'refunds'), 0) as refunded_own,
              bool_or(e.account = 'unapplied') as unapplied
       from ledger_transactions t join ledger_entries e
         on e.tenant_id = t.tenant_id and e.environment_id = t.environment_id and e.transaction_id = t.id
       where t.tenant_id = $1 and t.environment_id = $2 and t.payment_id = $3
       having bool_or(t.kind = 'payment')`,
      [tenantId, environmentId, paymentId],
    );
    return row
      ? {
          ownMinor: BigInt(row.own),
          refundedMinor: BigInt(row.refunded),
          refundedOwnMinor: BigInt(row.refunded_own),
          unapplied: row.unapplied,
        }
      : null;
  }
}

const sumOf = (entries: readonly PostingEntry[], ...of: readonly Account[]): bigint =>
  entries.filter(({ account }) => of.includes(account)).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

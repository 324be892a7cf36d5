import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { sealedTables, type SealedTable } from '../encryption/sealed-columns';
import type { SealedRow } from '../encryption/sealed-value.repository';

/** Rows per read. */
const BATCH = 200;

const BILLS = `select i.id from invoices i where i.tenant_id = $1 and i.environment_id = $2 and i.customer_id = $3`;
const PAID = `select p.id from payments p where p.tenant_id = $1 and p.environment_id = $2 and p.invoice_id in (${BILLS})`;
const FACTS = `select e.id from domain_events e where e.tenant_id = $1 and e.environment_id = $2
  and (e.invoice_id in (${BILLS}) or e.payment_id in (${PAID}) or (e.type in ('customer.created', 'customer.updated', 'customer.synced') and e.payload ->> 'customer_id' = $3))`;

/** Encrypted texts that may contain a customer's name, and the condition for the rows about that customer. */
const ABOUT_CUSTOMER = {
  payments: { column: 'private_data', rows: `r.invoice_id in (${BILLS})` },
  webhook_deliveries: { column: 'body', rows: `(r.invoice_id in (${BILLS}) or r.payment_id in (${PAID}))` },
  outgoing_webhooks: { column: 'body', rows: `r.event_id in (${FACTS})` },
  emails: { column: 'content', rows: 'r.customer_id = $3' },
  idempotency_keys: {
    column: 'body',
    rows: `(r.resource_id = $3 or r.resource_id in (${BILLS}) or r.resource_id in (${PAID}))`,
  },
} as const;

export interface SealedText {
  readonly table: SealedTable;
  readonly column: string;
  readonly row: SealedRow;
}

/** Personal data of a customer outside its own row. Every query needs the running unit of work. */
@Injectable()
export class ErasureRepository {
  constructor(private readonly database: Database) {}

  /** Invoices that are not settled: drafts, and finalized ones with an amount remaining. */
  async openInvoices(customerId: string): Promise<string[]> {
    const rows = await this.query<{ id: string }>(
      `select id from invoices where tenant_id = $1 and environment_id = $2 and customer_id = $3
         and (status = 'draft' or (status = 'finalized' and amount_remaining_minor > 0)) order by id limit 10`,
      customerId,
    );
    return rows.map(({ id }) => id);
  }

  /** The customer's ids at Nomod. */
  async atNomod(customerId: string): Promise<{ connection_id: string; nomod_customer_id: string }[]> {
    return this.query(
      `select connection_id, nomod_customer_id from customer_mappings
       where tenant_id = $1 and environment_id = $2 and customer_id = $3 and nomod_customer_id is not null order by id`,
      customerId,
    );
  }

  /** Encrypted texts about the customer, locked batch by batch. */
  async *sealedTexts(customerId: string): AsyncGenerator<SealedText> {
    for (const [name, { column, rows: condition }] of Object.entries(ABOUT_CUSTOMER)) {
      const table = sealedTables.find((one) => one.name === name);
      if (!table) throw new Error(`${name} holds nothing encrypted`);
      const key = table.key.join(', ');
      const after = table.key.map((_, index) => `$${index + 4}`).join(', ');
      let last = table.key.map(() => '');
      for (let read = BATCH; read === BATCH;) {
        const rows: SealedRow[] = await this.query(
          `select ${key}, ${column} from ${name} r where r.tenant_id = $1 and r.environment_id = $2 and ${condition}
             and r.${column} is not null and (${key}) > (${after}) order by ${key} limit ${BATCH} for update`,
          customerId,
          last,
        );
        for (const row of rows) yield { table, column, row };
        read = rows.length;
        last = table.key.map((member) => rows.at(-1)?.[member] ?? '');
      }
    }
  }

  /**
   * Removes the words from every unencrypted text about the customer, and removes the responses of receivers
   * completely.
   */
  async eraseTexts(customerId: string, words: string): Promise<void> {
    await this.database.manager.query('select erase_texts($1, $2)', [customerId, words]);
  }

  private async query<Row>(sql: string, customerId: string, more: readonly string[] = []): Promise<Row[]> {
    const { tenantId, environmentId } = this.database.scope;
    return this.database.manager.query<Row[]>(sql, [tenantId, environmentId, customerId, ...more]);
  }
}

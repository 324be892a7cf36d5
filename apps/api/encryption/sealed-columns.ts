/** A table with encrypted columns, and how a row of it is named in what is authenticated with the value. */
export interface SealedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Its primary key after tenant and environment. */
  readonly key: readonly string[];
  /** True: the row is named by its whole primary key, joined by slashes; false: by its id. */
  readonly namedByWholeKey: boolean;
}

const byId = (name: string, ...columns: string[]): SealedTable => ({
  name,
  columns,
  key: ['id'],
  namedByWholeKey: false,
});

/** Every encrypted column. A test compares the list with what a used database holds. */
export const sealedTables: readonly SealedTable[] = [
  byId('connections', 'api_key', 'webhook_secret', 'previous_webhook_secret'),
  byId('customers', 'contact_data'),
  byId('invoices', 'gateway_metadata'),
  byId('invoice_syncs', 'url'),
  byId('payments', 'payment_url', 'private_data'),
  byId('webhook_deliveries', 'body'),
  byId('webhook_endpoints', 'secret', 'previous_secret'),
  byId('outgoing_webhooks', 'body'),
  { name: 'idempotency_keys', columns: ['body'], key: ['key_id', 'key'], namedByWholeKey: true },
];

/** The one sealed value that travels in events: the pay URL of a synced invoice, sealed for the row of its sync. */
export const sealedEvent = {
  type: 'invoice.synced',
  member: 'sealed_nomod_invoice_url',
  address: { table: 'invoice_syncs', column: 'url' },
} as const;

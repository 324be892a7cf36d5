import { keyFingerprint } from '@remit/connections';
import { emailFingerprint } from '@remit/customers';
import type { Scope } from '@remit/database';
import type { CellAddress, Encryption } from '@remit/encryption';
import { nomodUrlFingerprint } from '@remit/invoice-sync';
import { urlFingerprint } from '@remit/payments';

/** A table with encrypted columns, and the name of its rows in the authenticated data of a value. */
export interface SealedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of its primary key after tenant and environment. */
  readonly key: readonly string[];
  /** True: the name of a row is its whole primary key, joined by slashes; false: its id. */
  readonly namedByWholeKey: boolean;
  /** A fingerprint of one of its values. It is computed again with the new key. */
  readonly fingerprint?: Fingerprint;
}

interface Fingerprint {
  readonly column: string;
  readonly of: string;
  make(encryption: Encryption, scope: Scope, plaintext: string): string;
}

const customerEmail: Fingerprint = {
  column: 'email_fingerprint',
  of: 'contact_data',
  make: (encryption, scope, contact) =>
    emailFingerprint(encryption, scope, (JSON.parse(contact) as { email: string | null }).email),
};

const paymentUrl: Fingerprint = { column: 'url_fingerprint', of: 'payment_url', make: urlFingerprint };

const nomodInvoiceUrl: Fingerprint = { column: 'url_fingerprint', of: 'url', make: nomodUrlFingerprint };

const gatewayKey: Fingerprint = {
  column: 'api_key_fingerprint',
  of: 'api_key',
  make: (encryption, _scope, apiKey) => keyFingerprint(encryption, apiKey),
};

const byId = (name: string, ...columns: string[]): SealedTable => ({
  name,
  columns,
  key: ['id'],
  namedByWholeKey: false,
});

/** Every encrypted column. A test compares this list with a used database. */
export const sealedTables: readonly SealedTable[] = [
  { ...byId('connections', 'api_key', 'webhook_secret', 'previous_webhook_secret'), fingerprint: gatewayKey },
  { ...byId('customers', 'contact_data'), fingerprint: customerEmail },
  byId('invoices', 'gateway_metadata'),
  { ...byId('invoice_syncs', 'url'), fingerprint: nomodInvoiceUrl },
  { ...byId('payments', 'payment_url', 'private_data'), fingerprint: paymentUrl },
  byId('webhook_deliveries', 'body'),
  byId('webhook_endpoints', 'secret', 'previous_secret'),
  byId('outgoing_webhooks', 'body'),
  byId('emails', 'content'),
  byId('letters', 'content'),
  byId('users', 'totp_secret', 'totp_pending'),
  { name: 'idempotency_keys', columns: ['body'], key: ['key_id', 'key'], namedByWholeKey: true },
];

/** The address that is authenticated with a value of a row. */
export function addressOf(
  { tenantId, environmentId }: Scope,
  { name: table, key, namedByWholeKey }: SealedTable,
  column: string,
  row: Readonly<Record<string, string | null>>,
): CellAddress {
  const members = key.map((member) => row[member] ?? '');
  const named = namedByWholeKey ? [tenantId, environmentId, ...members] : members;
  return { table, column, row: named.join('/') };
}

/** The only encrypted value in events: the pay URL of a synced invoice, encrypted for the row of its sync. */
export const sealedEvent = {
  type: 'invoice.synced',
  member: 'sealed_nomod_invoice_url',
  address: { table: 'invoice_syncs', column: 'url' },
} as const;

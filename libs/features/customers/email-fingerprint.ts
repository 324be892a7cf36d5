import type { Scope } from '@remit/database';
import type { CellAddress, Encryption } from '@remit/encryption';

/**
 * Keyed fingerprint stored beside the encrypted e-mail, so that an exact e-mail can be found. Without the key nobody
 * can test addresses.
 */
export function emailFingerprint(encryption: Encryption, scope: Scope, email: string | null): string {
  return encryption.fingerprint(normal(email), placeOf(scope));
}

/** All fingerprints that this e-mail may have: one per encryption key. */
export function emailFingerprints(encryption: Encryption, scope: Scope, email: string): string[] {
  return encryption.fingerprints(normal(email), placeOf(scope));
}

/** Mail providers ignore case. */
const normal = (email: string | null): string => (email ?? '').trim().toLowerCase();

/** Bound to one environment: equal e-mails of two tenants have different fingerprints. */
const placeOf = ({ tenantId, environmentId }: Scope): CellAddress => ({
  table: 'customers',
  column: 'email_fingerprint',
  row: `${tenantId}/${environmentId}`,
});

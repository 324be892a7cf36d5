import type { Scope } from '@remit/database';
import type { CellAddress, Encryption } from '@remit/encryption';

/** What is stored beside the encrypted e-mail, so that exactly this one can be found; nobody without the key can try addresses on it. */
export function emailFingerprint(encryption: Encryption, scope: Scope, email: string | null): string {
  return encryption.fingerprint(normal(email), placeOf(scope));
}

/** Every form in which this e-mail may be stored: one for each key of the ring. */
export function emailFingerprints(encryption: Encryption, scope: Scope, email: string): string[] {
  return encryption.fingerprints(normal(email), placeOf(scope));
}

/** Letter case counts for no mail provider that people use. */
const normal = (email: string | null): string => (email ?? '').trim().toLowerCase();

/** Of one environment: equal e-mails of two tenants look different. */
const placeOf = ({ tenantId, environmentId }: Scope): CellAddress => ({
  table: 'customers',
  column: 'email_fingerprint',
  row: `${tenantId}/${environmentId}`,
});

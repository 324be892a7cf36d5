import type { Scope } from '@remit/database';
import type { CellAddress, Encryption } from '@remit/encryption';

/** What is stored beside the encrypted URL of a payment, so that the payment can be found by exactly this URL. */
export function urlFingerprint(encryption: Encryption, scope: Scope, url: string): string {
  return encryption.fingerprint(url.trim(), placeOf(scope));
}

/** Every form in which this URL may be stored: one for each key of the ring. */
export function urlFingerprints(encryption: Encryption, scope: Scope, url: string): string[] {
  return encryption.fingerprints(url.trim(), placeOf(scope));
}

/** Of one environment: equal URLs of two tenants look different. */
const placeOf = ({ tenantId, environmentId }: Scope): CellAddress => ({
  table: 'payments',
  column: 'url_fingerprint',
  row: `${tenantId}/${environmentId}`,
});

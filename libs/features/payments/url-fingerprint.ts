import type { Scope } from '@remit/database';
import type { CellAddress, Encryption } from '@remit/encryption';

/** The fingerprint that is stored beside the encrypted URL of a payment. It finds the payment by exactly this URL. */
export function urlFingerprint(encryption: Encryption, scope: Scope, url: string): string {
  return encryption.fingerprint(url.trim(), placeOf(scope));
}

/** All fingerprints under which this URL may be stored: one for each key of the ring. */
export function urlFingerprints(encryption: Encryption, scope: Scope, url: string): string[] {
  return encryption.fingerprints(url.trim(), placeOf(scope));
}

/** Restricts a fingerprint to one environment: equal URLs of two tenants have different fingerprints. */
const placeOf = ({ tenantId, environmentId }: Scope): CellAddress => ({
  table: 'payments',
  column: 'url_fingerprint',
  row: `${tenantId}/${environmentId}`,
});

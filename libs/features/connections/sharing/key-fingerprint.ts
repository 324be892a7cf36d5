import type { Encryption } from '@remit/encryption';

/** Equal keys have equal fingerprints in all tenants. The key cannot be derived from it. */
const KEY_PLACE = { table: 'connections', column: 'api_key_fingerprint', row: 'every tenant' };

/** The fingerprint to store: made with the current encryption key. */
export function keyFingerprint(encryption: Encryption, apiKey: string): string {
  return encryption.fingerprint(apiKey, KEY_PLACE);
}

/** One fingerprint for each encryption key: any of them may be stored during a rotation. */
export function keyFingerprints(encryption: Encryption, apiKey: string): string[] {
  return encryption.fingerprints(apiKey, KEY_PLACE);
}

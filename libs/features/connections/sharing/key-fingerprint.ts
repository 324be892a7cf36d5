import type { Encryption } from '@remit/encryption';

/** Equal keys have equal fingerprints, whoever saved them; nobody can read the key from it. */
const KEY_PLACE = { table: 'connections', column: 'api_key_fingerprint', row: 'every tenant' };

export function keyFingerprint(encryption: Encryption, apiKey: string): string {
  return encryption.fingerprint(apiKey, KEY_PLACE);
}

/** Under each key of the ring: what may be stored while keys are changed over. */
export function keyFingerprints(encryption: Encryption, apiKey: string): string[] {
  return encryption.fingerprints(apiKey, KEY_PLACE);
}

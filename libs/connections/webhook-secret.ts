import { randomBytes } from 'node:crypto';

const NATIVE_PREFIX = 'whsec_';
/** Bytes of a generated secret: Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;
const MIN_NATIVE_BYTES = 16;
const MIN_RELAY_LENGTH = 8;

/** `nomod`: Nomod's own signing secret. `relay`: a shared text that a relay such as Zapier sends in a header. */
export type WebhookSecretKind = 'nomod' | 'relay';

export function webhookSecretKind(secret: string): WebhookSecretKind {
  return secret.startsWith(NATIVE_PREFIX) ? 'nomod' : 'relay';
}

/** True for `whsec_` followed by the base64 of a key, and for any visible ASCII text long enough for a relay. */
export function isWebhookSecret(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,512}$/.test(value)) return false;
  if (webhookSecretKind(value) === 'relay') return value.length >= MIN_RELAY_LENGTH;
  const encoded = value.slice(NATIVE_PREFIX.length);
  return /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) && Buffer.from(encoded, 'base64').length >= MIN_NATIVE_BYTES;
}

export function generateWebhookSecret(): string {
  return NATIVE_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

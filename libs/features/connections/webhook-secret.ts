import { randomBytes } from 'node:crypto';

const NATIVE_PREFIX = 'whsec_';
/** Bytes of a generated secret: Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;
const MIN_NATIVE_BYTES = 16;
const MIN_RELAY_LENGTH = 8;
const API_KEY = /^sk_(test|live|sandbox)_/i;

/** `nomod`: Nomod's own signing secret. `relay`: a shared text that a relay such as Zapier sends in a header. */
export type WebhookSecretKind = 'nomod' | 'relay';

/** The kind of a valid secret. Only its prefix decides. */
export function webhookSecretKind(secret: string): WebhookSecretKind {
  return secret.startsWith(NATIVE_PREFIX) ? 'nomod' : 'relay';
}

/** Why a text cannot be a webhook secret, as a sentence; undefined when it can. */
export function secretFault(value: unknown): string | undefined {
  if (isWebhookSecret(value)) return undefined;
  if (typeof value === 'string' && /["'`]/.test(value)) return 'The webhook secret holds quotation marks. Remove them.';
  if (typeof value === 'string' && value.toLowerCase().includes(NATIVE_PREFIX) && !value.startsWith(NATIVE_PREFIX))
    return 'The webhook secret has other characters before whsec_. Send it from whsec_ to its end.';
  if (typeof value === 'string' && API_KEY.test(value))
    return 'This is an API key, not a webhook secret. Send it as api_key.';
  return 'The webhook secret must be the whsec_ secret from Nomod, or 8 to 512 characters without spaces for a relay.';
}

/** True for `whsec_` followed by the base64 of a key, and for any visible ASCII text long enough for a relay. */
export function isWebhookSecret(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,512}$/.test(value)) return false;
  if (webhookSecretKind(value) === 'relay') return value.length >= MIN_RELAY_LENGTH && !isMangled(value);
  const encoded = value.slice(NATIVE_PREFIX.length);
  return /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) && Buffer.from(encoded, 'base64').length >= MIN_NATIVE_BYTES;
}

/**
 * A secret of Nomod's that was copied with something around it, a header of a delivery, or an API key: as a text for
 * a relay it would never match.
 */
function isMangled(value: string): boolean {
  const isSignature = /^v\d+[a-z]?,/i.test(value);
  return /["'`]/.test(value) || value.toLowerCase().includes(NATIVE_PREFIX) || isSignature || API_KEY.test(value);
}

export function generateWebhookSecret(): string {
  return NATIVE_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

import { hash, randomBytes } from 'node:crypto';

/** `sk_<label>_<ULID of the tenant>_<256 random bits, base64url>`. */
const API_KEY = /^sk_(?:sandbox|production|tenant)_([0-9A-HJKMNP-TV-Z]{26})_([A-Za-z0-9_-]{43})$/;

const TENANT_PREFIX = 'tenant_';

export interface NewApiKey {
  /** The key itself. It is shown once and never stored. */
  readonly text: string;
  readonly hash: string;
  readonly displayId: string;
}

/**
 * Makes a key. The key contains its tenant id, so it can be looked up inside that tenant. No query looks across
 * tenants.
 * @param label for people only: an environment type, or `tenant` for a key of all environments
 */
export function newApiKey(tenantId: string, label: 'sandbox' | 'production' | 'tenant'): NewApiKey {
  const text = `sk_${label}_${tenantId.slice(TENANT_PREFIX.length)}_${randomBytes(32).toString('base64url')}`;
  return { text, hash: hashApiKey(text), displayId: `sk_${label}_***${text.slice(-4)}` };
}

/**
 * The tenant id inside a key; undefined when the text cannot be a key. It proves nothing: only the stored hash does.
 */
export function tenantIdOfApiKey(text: string): string | undefined {
  const ulid = API_KEY.exec(text)?.[1];
  return ulid === undefined ? undefined : TENANT_PREFIX + ulid;
}

/** A plain hash is enough: 256 random bits cannot be guessed. */
export function hashApiKey(text: string): string {
  return hash('sha256', text, 'base64url');
}

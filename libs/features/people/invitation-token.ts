import { hash, randomBytes } from 'node:crypto';

/** `<ULID of the tenant>_<256 random bits, base64url>`. It names its tenant, as API keys do, so no query looks across. */
const TOKEN = /^([0-9A-HJKMNP-TV-Z]{26})_[A-Za-z0-9_-]{43}$/;

const TENANT_PREFIX = 'tenant_';

export const newInvitationToken = (tenantId: string): string =>
  `${tenantId.slice(TENANT_PREFIX.length)}_${randomBytes(32).toString('base64url')}`;

/** Undefined for a text that cannot be a token. The id proves nothing: only the stored hash does. */
export function tenantIdOfToken(token: string): string | undefined {
  const ulid = TOKEN.exec(token)?.[1];
  return ulid === undefined ? undefined : TENANT_PREFIX + ulid;
}

/** 256 random bits cannot be guessed, so a plain hash is enough. */
export const hashToken = (token: string): string => hash('sha256', token, 'base64url');

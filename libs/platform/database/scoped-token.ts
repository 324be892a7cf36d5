import { randomBytes } from 'node:crypto';
import { ulidToUUID, uuidToULID } from 'ulid';
import type { Scope } from './scope';

const BYTES = 16;
const TOKEN = /^[\w-]{64}$/;

/** The content of a public page's address: the scope and the page's own token. */
export interface ScopedToken {
  readonly scope: Scope;
  /** The unguessable part. */
  readonly id: string;
}

/** 128 random bits, which cannot be guessed. */
export const newTokenId = (): string => randomBytes(BYTES).toString('base64url');

/** @returns undefined when the ids of the scope contain no ULIDs */
export function writeScopedToken({ scope, id }: ScopedToken): string | undefined {
  const [tenant, environment] = [bytesOf(scope.tenantId, 'tenant_'), bytesOf(scope.environmentId, 'env_')];
  if (!tenant || !environment) return undefined;
  return Buffer.concat([tenant, environment, Buffer.from(id, 'base64url')]).toString('base64url');
}

/** @returns undefined for a text that `writeScopedToken` cannot have written */
export function readScopedToken(token: string): ScopedToken | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  return {
    scope: {
      tenantId: `tenant_${ulidOf(bytes.subarray(0, BYTES))}`,
      environmentId: `env_${ulidOf(bytes.subarray(BYTES, 2 * BYTES))}`,
    },
    id: bytes.subarray(2 * BYTES).toString('base64url'),
  };
}

function bytesOf(id: string, prefix: string): Buffer | undefined {
  const ulid = id.slice(prefix.length);
  if (!id.startsWith(prefix) || !/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(ulid)) return undefined;
  return Buffer.from(ulidToUUID(ulid).replaceAll('-', ''), 'hex');
}

function ulidOf(bytes: Buffer): string {
  return uuidToULID(bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
}

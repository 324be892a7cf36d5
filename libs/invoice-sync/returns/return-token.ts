import { randomBytes } from 'node:crypto';
import type { Scope } from '@remit/database';
import { ulidToUUID, uuidToULID } from 'ulid';

const BYTES = 16;
const TOKEN = /^[\w-]{64}$/;

/** What an address on our return page says: whose it is, and which one of theirs. */
export interface ReturnToken {
  readonly scope: Scope;
  readonly id: string;
}

/** 128 random bits, which nobody can guess. */
export const newReturnId = (): string => randomBytes(BYTES).toString('base64url');

/** @returns undefined when the scope is not named by ULIDs. */
export function writeReturnToken({ scope, id }: ReturnToken): string | undefined {
  const [tenant, environment] = [bytesOf(scope.tenantId, 'tenant_'), bytesOf(scope.environmentId, 'env_')];
  if (!tenant || !environment) return undefined;
  return Buffer.concat([tenant, environment, Buffer.from(id, 'base64url')]).toString('base64url');
}

/** @returns undefined for what `writeReturnToken` cannot have written. */
export function readReturnToken(token: string): ReturnToken | undefined {
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

/** The token of an address of ours, whatever host it names: the host may change, and the token proves enough. */
export function tokenInAddress(address: string | null): ReturnToken | undefined {
  const [, token] = /\/return\/([\w-]{64})(?:[?#]|$)/.exec(address ?? '') ?? [];
  return token === undefined ? undefined : readReturnToken(token);
}

function bytesOf(id: string, prefix: string): Buffer | undefined {
  const ulid = id.slice(prefix.length);
  if (!id.startsWith(prefix) || !/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(ulid)) return undefined;
  return Buffer.from(ulidToUUID(ulid).replaceAll('-', ''), 'hex');
}

function ulidOf(bytes: Buffer): string {
  return uuidToULID(bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
}

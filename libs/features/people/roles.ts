import type { KeyScope } from '@remit/http-api';

/**
 * What each role may do, in the scopes of API keys: the only table of permissions. The guard of the API, the console
 * and the tables of README.md are made of it. An owner also changes other owners and the rules of the tenant
 * (`rank`).
 */
export const ROLES = {
  owner: { rank: 2, scopes: ['admin'], may: 'everything, and decides who owns the tenant' },
  admin: { rank: 1, scopes: ['admin'], may: 'everything but to change owners' },
  billing: {
    rank: 0,
    scopes: ['read', 'write', 'refunds:write', 'payments:offline', 'invoices:adjust', 'attention:match'],
    may: 'bills, records, corrects and refunds, up to the approval limits of the environment',
  },
  support: { rank: 0, scopes: ['read', 'invoices:send'], may: 'reads, and sends invoices again' },
  developer: {
    rank: 0,
    scopes: ['read', 'write', 'keys:manage', 'webhooks:manage'],
    may: 'makes keys and webhook endpoints; a key may do no more than its maker',
  },
  'read-only': { rank: 0, scopes: ['read'], may: 'reads' },
} as const satisfies Readonly<Record<string, RoleDescription>>;

interface RoleDescription {
  /** Who manages members gives and takes roles up to the own rank. */
  readonly rank: 0 | 1 | 2;
  readonly scopes: readonly KeyScope[];
  readonly may: string;
}

export type Role = keyof typeof ROLES;

export const ROLE_NAMES = Object.keys(ROLES) as Role[];

/** The scopes that a role includes. They are those of API keys. */
export const scopesOf = (role: Role): readonly KeyScope[] => ROLES[role].scopes;

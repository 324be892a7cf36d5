/**
 * Scopes for acts that give money away or record that money arrived. Of the other scopes, only `admin` includes them.
 */
const MONEY_SCOPES = ['refunds:write', 'payments:offline', 'invoices:adjust', 'attention:match'] as const;

/** Scopes for single duties, so that a role can have one of them without the rest of `write` or `admin`. */
const DUTY_SCOPES = ['invoices:send', 'keys:manage', 'webhooks:manage', 'members:manage'] as const;

/**
 * `read` allows GET. `write` allows all other requests that move no money by hand. `admin` allows everything,
 * including the administration of keys, members and environments.
 */
export const KEY_SCOPES = ['read', 'write', 'admin', ...MONEY_SCOPES, ...DUTY_SCOPES] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

/** A person who is signed in to the console. */
export interface Person {
  /** Id of the user: `usr_...`. */
  readonly id: string;
  readonly role: string;
  /** When the person last entered a password or second factor. */
  readonly confirmedAt: Date;
  /** Whether the sign-in provider opened the session. */
  readonly isFromProvider: boolean;
}

/** The holder of an API key, or a person who is signed in, and the environment of this request. */
export interface Caller {
  readonly kind: 'key';
  readonly tenantId: string;
  readonly environmentId: string;
  readonly environmentType: 'sandbox' | 'production';
  /** Hosts that payers may be returned to; empty allows every public host. */
  readonly returnHosts: readonly string[];
  /** Amounts by currency above which an act that concerns money needs a second key; empty means that no act does. */
  readonly approvalLimits: Readonly<Record<string, string>>;
  /** Id of the key, or of the person. */
  readonly keyId: string;
  /** Name of the key, or of the person. */
  readonly keyName: string;
  /** The part of the key that is enough to recognise it; the e-mail address of a person. */
  readonly keyDisplayId: string;
  /** The only environment that the caller opens; null for one of the whole tenant. */
  readonly boundTo: string | null;
  /** The person behind the request: the caller, or who made the key. A key of no person is responsible itself. */
  readonly responsible: string;
  /** Absent when the caller is a key. */
  readonly person?: Person;
  readonly scopes: readonly KeyScope[];
  /** Addresses and networks that the key may be used from; empty allows every address. */
  readonly allowedAddresses: readonly string[];
}

/** The holder of ADMIN_API_KEY. Belongs to no tenant. */
export interface Operator {
  readonly kind: 'operator';
}

export type RequestIdentity = Caller | Operator;

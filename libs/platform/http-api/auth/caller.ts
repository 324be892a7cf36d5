/**
 * Scopes for acts that give money away or record that money arrived. Of the other scopes, only `admin` includes them.
 */
const MONEY_SCOPES = ['refunds:write', 'payments:offline', 'invoices:adjust', 'attention:match'] as const;

/**
 * `read` allows GET. `write` allows all other requests that move no money by hand. `admin` allows everything,
 * including the administration of keys and environments.
 */
export const KEY_SCOPES = ['read', 'write', 'admin', ...MONEY_SCOPES] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

/** The holder of an API key, and the environment of this request. */
export interface Caller {
  readonly kind: 'key';
  readonly tenantId: string;
  readonly environmentId: string;
  readonly environmentType: 'sandbox' | 'production';
  /** Hosts that payers may be returned to; empty allows every public host. */
  readonly returnHosts: readonly string[];
  /** Amounts by currency above which an act that concerns money needs a second key; empty means that no act does. */
  readonly approvalLimits: Readonly<Record<string, string>>;
  readonly keyId: string;
  readonly keyName: string;
  /** The part of the key that is enough to recognise it. */
  readonly keyDisplayId: string;
  readonly scopes: readonly KeyScope[];
  /** Addresses and networks that the key may be used from; empty allows every address. */
  readonly allowedAddresses: readonly string[];
}

/** The holder of ADMIN_API_KEY. Belongs to no tenant. */
export interface Operator {
  readonly kind: 'operator';
}

export type Identity = Caller | Operator;

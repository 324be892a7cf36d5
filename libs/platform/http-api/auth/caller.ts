/** Acts that give money away or say that money came: no other scope but `admin` includes one of them. */
const MONEY_SCOPES = ['refunds:write', 'payments:offline', 'invoices:adjust', 'attention:match'] as const;

/** `read` opens GET, `write` everything else that moves no money by hand, `admin` all of it and what administers keys and environments. */
export const KEY_SCOPES = ['read', 'write', 'admin', ...MONEY_SCOPES] as const;

export type KeyScope = (typeof KEY_SCOPES)[number];

/** Who calls with an API key, and which environment this request is about. */
export interface Caller {
  readonly kind: 'key';
  readonly tenantId: string;
  readonly environmentId: string;
  readonly environmentType: 'sandbox' | 'production';
  /** Hosts that payers may be sent back to; none: any public one. */
  readonly returnHosts: readonly string[];
  /** Amounts by currency above which an act about money waits for a second key; none: no act does. */
  readonly approvalLimits: Readonly<Record<string, string>>;
  readonly keyId: string;
  readonly keyName: string;
  /** Enough of the key to recognise it by. */
  readonly keyDisplayId: string;
  readonly scopes: readonly KeyScope[];
  /** Addresses and networks that the key may be used from; none: from anywhere. */
  readonly allowedAddresses: readonly string[];
}

/** Whoever holds ADMIN_API_KEY. Belongs to no tenant. */
export interface Operator {
  readonly kind: 'operator';
}

export type Identity = Caller | Operator;

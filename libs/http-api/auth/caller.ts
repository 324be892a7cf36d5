/** `read` opens GET, `write` everything else, `admin` also what administers keys and environments. */
export type KeyScope = 'read' | 'write' | 'admin';

/** Who calls with an API key, and which environment this request is about. */
export interface Caller {
  readonly kind: 'key';
  readonly tenantId: string;
  readonly environmentId: string;
  readonly environmentType: 'sandbox' | 'production';
  readonly keyId: string;
  readonly keyName: string;
  /** Enough of the key to recognise it by. */
  readonly keyDisplayId: string;
  readonly scopes: readonly KeyScope[];
}

/** Whoever holds ADMIN_API_KEY. Belongs to no tenant. */
export interface Operator {
  readonly kind: 'operator';
}

export type Identity = Caller | Operator;

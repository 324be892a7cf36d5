import type { GatewayErrorKind } from './gateway-error';

/** Credentials of one account at the gateway. */
export interface GatewayCredentials {
  apiKey: string;
  /** Whether the key belongs to a sandbox environment, which may have a gateway of its own. */
  isSandbox?: boolean;
  /** Called after each call with this key: null after a successful one. */
  told?: (failure: GatewayErrorKind | null) => void;
}

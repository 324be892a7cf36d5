import type { GatewayErrorKind } from './gateway-error';

/** The gateways that a connection or payment may use, as the API names them and the database stores them. */
export const GATEWAYS = ['nomod'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

/** Credentials of one account at the gateway. */
export interface GatewayCredentials {
  apiKey: string;
  /** Whether the key belongs to a sandbox environment, which may have a gateway of its own. */
  isSandbox?: boolean;
  /** Called after each call with this key: null after a successful one. */
  onResult?: (failure: GatewayErrorKind | null) => void;
}

import type { Caller } from './caller';

/** How the guard finds out who calls. Implemented by the accounts feature, whose module is global and provides it under this class. */
export abstract class Authenticator {
  /**
   * @param environmentHeader X-Environment-ID as sent.
   * @throws ApiError `unauthorized` for a key that is unknown, expired or revoked; `forbidden` for an environment that the key does not open.
   */
  abstract authenticate(secret: string, environmentHeader: string | undefined): Promise<Caller>;

  /** The same for a key that was checked before, by its id. */
  abstract authenticateHeld(
    key: { tenantId: string; keyId: string },
    environmentHeader: string | undefined,
  ): Promise<Caller>;

  /** Whether this is ADMIN_API_KEY, compared in constant time. */
  abstract isOperator(secret: string): boolean;
}

import type { Caller } from './caller';

/**
 * Identifies the caller for the guard. The accounts feature implements it; its module is global and provides it under
 * this class.
 */
export abstract class Authenticator {
  /**
   * @param environmentHeader X-Environment-ID as sent
   * @throws ApiError `unauthorized` when the key is unknown, expired or revoked; `forbidden` when the key does not
   * open the environment
   */
  abstract authenticate(secret: string, environmentHeader: string | undefined): Promise<Caller>;

  /** The same for a key that was checked earlier, by its id. */
  abstract authenticateHeld(
    key: { tenantId: string; keyId: string },
    environmentHeader: string | undefined,
  ): Promise<Caller>;

  /** Whether this is ADMIN_API_KEY, compared in constant time. */
  abstract isOperator(secret: string): boolean;
}

import type { IncomingMessage } from 'node:http';
import type { RequestIdentity } from './caller';

/**
 * Identifies the sender of a request without a key in a header. Applications that keep sessions, such as the
 * console's, implement it.
 */
export abstract class Sessions {
  /** The session token of this request; undefined when it has none. */
  abstract tokenOf(request: IncomingMessage): string | undefined;

  /**
   * @returns the operator, or the holder of a key that opens the environment, depending on `access`
   * @throws ApiError `unauthorized` when the session has ended or holds no such key, `forbidden` when another site
   * may have caused the request
   */
  abstract identify(request: IncomingMessage, token: string, access: 'key' | 'operator'): Promise<RequestIdentity>;
}

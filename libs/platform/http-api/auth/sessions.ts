import type { IncomingMessage } from 'node:http';
import type { Identity } from './caller';

/** Who sends a request that brings no key in a header. Implemented by an application that keeps sessions, such as the console's. */
export abstract class Sessions {
  /** What names the session of this request, undefined when nothing does. */
  abstract tokenOf(request: IncomingMessage): string | undefined;

  /**
   * For what is asked: the operator, or who holds a key that opens the environment.
   * @throws ApiError `unauthorized` for a session that has ended or holds no such key, `forbidden` for a request that another site may have caused.
   */
  abstract identify(request: IncomingMessage, token: string, access: 'key' | 'operator'): Promise<Identity>;
}

import type { IncomingMessage } from 'node:http';

/** Where the guard finds the key of a request that brings none in a header. Implemented by an application that keeps sessions, such as the console's. */
export abstract class Sessions {
  /**
   * The key that the session of this request holds for what is asked: the operator's, or one that opens an environment.
   * @returns undefined when there is no session, or none with such a key.
   * @throws ApiError `forbidden` for a request that another site may have caused.
   */
  abstract secretOf(request: IncomingMessage, access: 'key' | 'operator'): string | undefined;
}

import { KEY_SCOPES, type KeyScope } from '@remit/http-api';

export const API_KEY_SCOPES = KEY_SCOPES;

/**
 * `read`: look; `write`: also create and change; `refunds:write`, `payments:offline`, `invoices:adjust`, `attention:match`: move money by hand; `admin`: all of
 * it, and keys, environments and connections.
 */
export type ApiKeyScope = KeyScope;

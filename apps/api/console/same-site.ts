import { ApiError } from '@remit/http-api';
import type { IncomingMessage } from 'node:http';

/** A form or an image of another site cannot send this header. CORS is disabled, so its scripts cannot either. */
const PROOF_HEADER = 'x-remit-console';

const SAFE = new Set(['GET', 'HEAD']);

/**
 * In addition to SameSite=Strict: a request that changes something must have the console's own header and come from
 * this origin.
 * @param publicOrigin origin under which browsers reach this server when a proxy rewrites Host
 * @throws ApiError forbidden
 */
export function refuseOtherSites(request: IncomingMessage, publicOrigin: string): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== publicOrigin && hostOf(origin) !== host) throw otherSite();
  if (!SAFE.has(request.method ?? '') && request.headers[PROOF_HEADER] === undefined) throw otherSite();
}

/** Undefined for a text that is not a valid origin. */
function hostOf(origin: string): string | undefined {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  return url?.origin === origin ? url.host : undefined;
}

function otherSite(): ApiError {
  return new ApiError('forbidden', {
    message: 'This request did not come from the console',
    hint: `Requests with a session need the header ${PROOF_HEADER} and must come from the same origin. Programs use an API key.`,
  });
}

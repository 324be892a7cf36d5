import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ApiError } from '@remit/http-api';
import { parseUrl, Settings } from '@remit/settings';
import type { IncomingMessage } from 'node:http';

/** A form or an image of another site cannot send this header. CORS is disabled, so its scripts cannot either. */
const PROOF_HEADER = 'x-remit-console';

const SAFE = new Set(['GET', 'HEAD']);

/**
 * In addition to SameSite=Strict: a request that changes something must have the console's own header and come from
 * this origin. As a guard of a controller it checks every route of it that changes something.
 */
@Injectable()
export class SameSiteGuard implements CanActivate {
  /** Origin under which browsers reach this server when a proxy rewrites Host. */
  private readonly publicOrigin: string;

  constructor({ publicUrl }: Settings) {
    this.publicOrigin = new URL(publicUrl).origin;
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    if (!isSafe(request)) this.refuseOthers(request);
    return true;
  }

  /** @throws ApiError forbidden */
  refuseOthers(request: IncomingMessage): void {
    const { origin, host } = request.headers;
    if (origin !== undefined && origin !== this.publicOrigin && hostOf(origin) !== host) throw otherSite();
    if (!isSafe(request) && request.headers[PROOF_HEADER] === undefined) throw otherSite();
  }
}

const isSafe = ({ method = '' }: IncomingMessage): boolean => SAFE.has(method);

/** Undefined for a text that is not a valid origin. */
function hostOf(origin: string): string | undefined {
  const url = parseUrl(origin);
  return url?.origin === origin ? url.host : undefined;
}

function otherSite(): ApiError {
  return new ApiError('forbidden', {
    message: 'This request did not come from the console',
    hint: `Requests with a session need the header ${PROOF_HEADER} and must come from the same origin. Programs use an API key.`,
  });
}

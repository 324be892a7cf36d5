import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { errorBody } from '../errors';
import type { Sandbox } from '../sandbox-context';
import { parsedUrl } from './fields';

const SECRET_HEADER = 'x-sandbox-secret';

/**
 * Blocks pages of other sites: those that post a form or a script's request here, and those that pointed their own
 * host name at this machine after they were loaded (DNS rebinding). A name with a dot can belong to anyone. An
 * address, `localhost` or a container name cannot.
 */
export function refuseOtherSites(sandbox: Sandbox): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const { host = '', origin } = request.headers;
    if (!isOurs(host, sandbox.publicUrl)) return refuse(response, `This is not ${host}.`);
    if (origin !== undefined && hostOf(origin) !== host)
      return refuse(response, 'Pages of other sites cannot call this.');
    next();
  };
}

/** Requires the secret for every control call except the probe. */
export function requireSecret(secret: string): RequestHandler {
  const expected = digest(secret);
  return (request: Request, response: Response, next: NextFunction) => {
    const isProbe = request.method === 'GET' && request.path === '/health';
    if (isProbe || timingSafeEqual(digest(request.header(SECRET_HEADER) ?? ''), expected)) return next();
    response.status(401).json(errorBody('unauthorized', `Send SANDBOX_CONTROL_SECRET in the header ${SECRET_HEADER}.`));
  };
}

function isOurs(host: string, publicUrl: string): boolean {
  const name = hostnameOf(host);
  if (name === undefined) return false;
  const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0;
  return isAddress || !name.includes('.') || name.endsWith('.localhost') || name === new URL(publicUrl).hostname;
}

const hostnameOf = (host: string): string | undefined => parsedUrl(`http://${host}`)?.hostname;

const hostOf = (origin: string): string | undefined => parsedUrl(origin)?.host;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function refuse(response: Response, message: string): void {
  response.status(403).json(errorBody('forbidden', message));
}

import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { withoutSecrets } from './without-secrets';

/** Probes would fill the log. */
const QUIET = new Set(['/livez', '/readyz', '/health', '/metrics']);

/**
 * One line a request: method, path without query, status, milliseconds. pino-http is not used because it binds the
 * whole request to the line, and a forgotten serializer would log headers and bodies.
 */
export function requestLine(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { method } = request;
    const path = withoutSecrets(request.path);
    const start = performance.now();
    if (!QUIET.has(path)) {
      response.once('close', () => {
        const status = response.statusCode;
        const ms = Math.round((performance.now() - start) * 10) / 10;
        logger[status >= 500 ? 'warn' : 'info'](
          { method, path, status, ms, aborted: !response.writableFinished || undefined },
          'request',
        );
      });
    }
    next();
  };
}

import type { Express, NextFunction, Request, Response } from 'express';
import { ApiFailure, errorBody } from '../errors';

/** Nomod's edge refuses some clients by user agent, with an HTML answer. */
export function refuseBlockedAgents(request: Request, response: Response, next: NextFunction): void {
  if (!/^python-urllib/i.test(request.header('user-agent') ?? '')) return next();
  response.status(403).type('html').send('<html><body><h1>Error 1010</h1><p>Access denied.</p></body></html>');
}

/** The last two handlers: unknown paths and errors. */
export function mountFallbacks(app: Express): void {
  app.use((_request: Request, response: Response) => {
    response.status(404).json(errorBody('not_found', 'Not found.'));
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    if (error instanceof ApiFailure) {
      response.status(error.status).json(errorBody(error.code, error.message));
      return;
    }
    if (error instanceof Error && 'type' in error && String(error.type).startsWith('entity.')) {
      response.status(400).json(errorBody('invalid_field', 'The body cannot be read as JSON.'));
      return;
    }
    console.error('nomod-sandbox: unexpected error', error);
    response.status(500).json(errorBody('internal_server_error', 'Something went wrong.'));
  });
}

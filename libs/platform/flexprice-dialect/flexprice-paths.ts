import { markFlexprice } from '@remit/http-api';
import type { NextFunction, Request, Response } from 'express';

/** Paths that have another name in Flexprice, below its base path. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/secrets\/api\/keys(?=[/?]|$)/, '/v1/api-keys'],
  [/^\/v1\/customers\/lookup(?=\/)/, '/v1/customers/external'],
];

/**
 * Express middleware. `/v1` is the same API in Flexprice's dialect: the request takes the same route and is marked
 * for `FlexpriceInterceptor`.
 */
export function acceptFlexpricePaths(request: Request, _response: Response, next: NextFunction): void {
  if (/^\/v1\//.test(request.url)) {
    markFlexprice(request);
    const renamed = RENAMED.reduce((url, [theirs, ours]) => url.replace(theirs, ours), request.url);
    request.url = `/api${renamed}`;
    // Below a mounted router, only `originalUrl` still holds the whole path.
    request.originalUrl = request.url;
  }
  next();
}

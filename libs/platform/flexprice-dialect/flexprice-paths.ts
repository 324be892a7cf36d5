import { markFlexprice } from '@remit/http-api';
import type { NextFunction, Request, Response } from 'express';

/** What Flexprice calls otherwise, below its base path. */
const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/secrets\/api\/keys(?=[/?]|$)/, '/v1/api-keys'],
  [/^\/v1\/customers\/lookup(?=\/)/, '/v1/customers/external'],
];

/** `/v1` is the same API in Flexprice's dialect: the request goes to the same route and is remembered for `FlexpriceInterceptor`. */
export function acceptFlexpricePaths(request: Request, _response: Response, next: NextFunction): void {
  if (/^\/v1\//.test(request.url)) {
    markFlexprice(request);
    const renamed = RENAMED.reduce((url, [theirs, ours]) => url.replace(theirs, ours), request.url);
    request.url = `/api${renamed}`;
    // Below a mounted router only this one still tells the whole path.
    request.originalUrl = request.url;
  }
  next();
}

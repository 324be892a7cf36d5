import type { NextFunction, Request, Response } from 'express';

const API = /^\/(api|v1)\//;

/**
 * Express middleware: `/api/v1/session/` becomes `/api/v1/session`. The router accepts both, but rate limits, body
 * sizes and the dialect compare paths, and another spelling would bypass them. The router itself refuses a different
 * letter case.
 */
export function oneSpelling(request: Request, _response: Response, next: NextFunction): void {
  const { url } = request;
  if (API.test(url)) {
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    let end = path.length;
    while (path[end - 1] === '/') end -= 1;
    if (end < path.length) {
      request.url = path.slice(0, end) + url.slice(path.length);
      request.originalUrl = request.url;
    }
  }
  next();
}

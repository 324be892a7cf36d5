import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

/** The built console, next to the built server. */
const FOLDER = path.resolve(__dirname, '../../console');

const ASSETS = '/assets';

/** First path segments that are never pages of the console. */
const NOT_PAGES = new Set([
  'api',
  'v1',
  'docs',
  'openapi.json',
  'openapi.yaml',
  'llms.txt',
  'assets',
  'livez',
  'readyz',
  'health',
  'metrics',
  'return',
  'i',
  'unsubscribe',
]);

/**
 * Serves the built console at the root. Call it after `configureHttp`, whose headers it needs. Without a built
 * console it does nothing.
 */
export function serveConsole(app: NestExpressApplication, folder: string = FOLDER): void {
  const page = path.join(folder, 'index.html');
  if (!existsSync(path.join(folder, ASSETS)) || !existsSync(page)) return;
  // Asset names contain a digest of their content, so they can be cached forever. A page names the assets of its
  // build.
  app.use(ASSETS, encoded(path.join(folder, ASSETS)));
  app.use(ASSETS, express.static(path.join(folder, ASSETS), { index: false, immutable: true, maxAge: '365d' }));
  const files = express.static(folder, { index: false, maxAge: '1h' });
  app.use((request: Request, response: Response, next: NextFunction) => {
    // Skips the file lookup, which costs a tenth of a small API request.
    if (isOfServer(request)) next();
    else files(request, response, next);
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) return next();
    response.sendFile(page, { headers: { 'cache-control': 'no-cache' } });
  });
}

/** Sends the brotli or gzip file that the build wrote, preferring the smallest that the browser accepts. */
function encoded(assets: string) {
  const present = new Set(readdirSync(assets));
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = request.path.slice(1);
    const coding = request.acceptsEncodings('br', 'gzip');
    const suffix = coding === 'br' ? '.br' : '.gz';
    if (!coding || !present.has(name + suffix)) return next();
    response
      .type(path.extname(name))
      .set({ 'content-encoding': coding, vary: 'Accept-Encoding' })
      .sendFile(name + suffix, { root: assets, immutable: true, maxAge: '365d' });
  };
}

/** Any path outside the API that a browser opens. The console shows the page, or that it does not exist. */
function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return !isOfServer(request) && /\btext\/html\b/.test(request.headers.accept ?? '');
}

function isOfServer(request: Request): boolean {
  const [, first = ''] = request.path.split('/');
  return NOT_PAGES.has(first);
}

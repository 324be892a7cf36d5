import type { Request } from 'express';

interface RouteLayer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** The HTTP methods that Express has routes for on the path of a request, in upper case. */
export function allowedMethods(request: Request): string[] {
  const { stack } = request.app.router as unknown as { stack: readonly RouteLayer[] };
  const [path = ''] = request.originalUrl.split('?', 1);
  const methods = stack
    .filter((layer) => layer.route !== undefined && layer.match(path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .filter((method) => method !== '_all');
  return [...new Set(methods.map((method) => method.toUpperCase()))];
}

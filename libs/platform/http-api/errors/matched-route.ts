import type { Request } from 'express';

interface Route {
  readonly path: unknown;
  readonly methods: Readonly<Record<string, boolean>>;
}

interface RouteLayer {
  readonly route?: Route;
  match(path: string): boolean;
}

/** Nest's own handler for unknown paths is also a route, for all methods. */
const isOurs = (route: Route | undefined): route is Route => route !== undefined && !('_all' in route.methods);

/** Template of the route that serves a request, such as `/api/v1/invoices/:id`; undefined when no route matches. */
export function matchedRoute(request: Request): string | undefined {
  const route = request.route as Route | undefined;
  return isOurs(route) && typeof route.path === 'string' ? route.path : undefined;
}

/** HTTP methods, in upper case, that have a route for the path of a request. */
export function allowedMethods(request: Request): string[] {
  const { stack } = request.app.router as unknown as { stack: readonly RouteLayer[] };
  const [path = ''] = request.originalUrl.split('?', 1);
  const methods = stack.flatMap((layer) =>
    isOurs(layer.route) && layer.match(path) ? Object.keys(layer.route.methods) : [],
  );
  return [...new Set(methods.map((method) => method.toUpperCase()))];
}

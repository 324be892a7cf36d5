import type { Request } from 'express';

interface Route {
  readonly path: unknown;
  readonly methods: Readonly<Record<string, boolean>>;
}

interface RouteLayer {
  readonly route?: Route;
  match(path: string): boolean;
}

/** Nest's own handler of unknown paths is a route too, for every method. */
const isOurs = (route: Route | undefined): route is Route => route !== undefined && !('_all' in route.methods);

/** Template of the route that serves a request, such as `/api/v1/invoices/:id`; undefined when none does. */
export function matchedRoute(request: Request): string | undefined {
  const route = request.route as Route | undefined;
  return isOurs(route) && typeof route.path === 'string' ? route.path : undefined;
}

/** The HTTP methods that there are routes for on the path of a request, in upper case. */
export function allowedMethods(request: Request): string[] {
  const { stack } = request.app.router as unknown as { stack: readonly RouteLayer[] };
  const [path = ''] = request.originalUrl.split('?', 1);
  const methods = stack.flatMap((layer) =>
    isOurs(layer.route) && layer.match(path) ? Object.keys(layer.route.methods) : [],
  );
  return [...new Set(methods.map((method) => method.toUpperCase()))];
}

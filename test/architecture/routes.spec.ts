import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { HttpApiModule } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { AppModule } from '../../apps/api/app.module';

type Module = Type | DynamicModule | { forwardRef: () => Type };

interface Route {
  readonly name: string;
  readonly handler: object;
  readonly controller: Type;
}

/** Where Nest keeps what its decorators said. */
const PATH = 'path';
const METHOD = 'method';
const ROUTE_ARGUMENTS = '__routeArguments__';
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD', 'SEARCH'];

const read = <T>(key: string, target: object): T | undefined => Reflect.getMetadata(key, target) as T | undefined;

function controllersOf(module: Module, seen = new Set<unknown>()): Type[] {
  if ('forwardRef' in module) return controllersOf(module.forwardRef(), seen);
  const type = 'module' in module ? module.module : module;
  if (seen.has(type)) return [];
  seen.add(type);
  const dynamic = 'module' in module ? module : undefined;
  const imports = [...(read<Module[]>('imports', type) ?? []), ...((dynamic?.imports ?? []) as Module[])];
  return [
    ...(read<Type[]>('controllers', type) ?? []),
    ...(dynamic?.controllers ?? []),
    ...imports
      .filter((imported) => !(imported instanceof Promise))
      .flatMap((imported) => controllersOf(imported, seen)),
  ];
}

const pathsOf = (target: object): string[] => [read<string | string[]>(PATH, target) ?? ''].flat();

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && typeof prototype[name] === 'function')
    .flatMap((name) => {
      const handler = prototype[name];
      if (!handler || read(PATH, handler) === undefined) return [];
      const method = METHODS[read<number>(METHOD, handler) ?? 0];
      return pathsOf(controller).flatMap((outer) =>
        pathsOf(handler).map((inner) => {
          const url = [outer, inner].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean);
          return { name: `${method} /${url.join('/')}`, handler, controller };
        }),
      );
    });
}

/**
 * Probes and metrics, the page of an invoice, where a payer comes back to and where reminders are ended, the sign-in
 * of the console (which takes a key, password or link in its body), and webhooks, which authenticate themselves.
 */
const PUBLIC_ROUTES = [
  'DELETE /session',
  'DELETE /session/list/:id',
  'DELETE /session/passkeys/:id',
  'DELETE /session/provider',
  'DELETE /session/second-factor',
  'GET /errors',
  'GET /health',
  'GET /i/:token',
  'GET /i/:token.pdf',
  'GET /i/:token/credit-notes/:number.pdf',
  'GET /i/:token/logo',
  'GET /i/:token/pay',
  'GET /i/:token/state',
  'GET /livez',
  'GET /metrics',
  'GET /readyz',
  'GET /return/:token',
  'GET /session',
  'GET /session/list',
  'GET /session/passkeys',
  'GET /unsubscribe/:token',
  'POST /i/:token/pay',
  'POST /session',
  'POST /session/code',
  'POST /session/confirmation',
  'POST /session/invitation',
  'POST /session/join',
  'POST /session/new-password',
  'POST /session/passkey',
  'POST /session/passkey-options',
  'POST /session/passkeys',
  'POST /session/passkeys/options',
  'POST /session/password',
  'POST /session/provider',
  'POST /session/provider-answer',
  'POST /session/provider-sign-out',
  'POST /session/second-factor',
  'POST /session/second-factor-code',
  'POST /unsubscribe/:token',
  'POST /webhooks/nomod/:tenant_id/:environment_id',
  'PUT /session/passkeys/:id',
  'PUT /session/password',
];

const routes = controllersOf(AppModule.forRoot(new Settings({}))).flatMap(routesOf);

/** As the guard reads it: what the handler says, else what its class says. */
const accessOf = ({ handler, controller }: Route): string =>
  read<string>('remit:access', handler) ?? read<string>('remit:access', controller) ?? 'key';

const namesWith = (access: string) => routes.filter((route) => accessOf(route) === access).map(({ name }) => name);

describe('every HTTP route', () => {
  it('stands behind the one guard of the application', () => {
    const providers = read<{ provide?: unknown; useClass?: Type; useExisting?: Type }[]>('providers', HttpApiModule);
    const guards = (providers ?? []).filter(({ provide }) => provide === APP_GUARD);
    expect(guards.map(({ useClass, useExisting }) => (useClass ?? useExisting)?.name)).toContain('AuthGuard');
    expect(routes.length).toBeGreaterThan(40);
  });

  it('says so when it is public, and these are all that are', () => {
    expect(namesWith('public').sort()).toEqual(PUBLIC_ROUTES);
  });

  it('is below /admin or makes tenants when only the operator may call it', () => {
    const others = namesWith('operator').filter((name) => !/ \/(admin|tenants)(\/|$)/.test(name));
    expect(others).toEqual([]);
  });

  it('works for its caller alone otherwise', () => {
    const withoutCaller = routes.filter((route) => accessOf(route) === 'key' && !takesCaller(route));
    expect(withoutCaller.map(({ name }) => name)).toEqual([]);
  });

  it('has only the three kinds of access', () => {
    expect([...new Set(routes.map(accessOf))].sort()).toEqual(['key', 'operator', 'public']);
  });
});

/** A parameter decorator of ours: `@CurrentCaller()` is the only one there is. */
function takesCaller({ handler, controller }: Route): boolean {
  const method = Object.getOwnPropertyNames(controller.prototype).find(
    (name) => (controller.prototype as Record<string, object>)[name] === handler,
  );
  const parameters = Reflect.getMetadata(ROUTE_ARGUMENTS, controller, method ?? '') as object | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.includes('customRouteArgs'));
}

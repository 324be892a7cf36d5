import { createParamDecorator, type ExecutionContext, SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import { ApiError } from '../errors/api-error';
import type { Caller, KeyScope } from './caller';
import { identityOf } from './request-identity';

export const ACCESS = 'remit:access';
export const SCOPE = 'remit:scope';
export const RECENT = 'remit:recent-sign-in';

/** The route needs no key: probes, documents, webhooks (which authenticate themselves). */
export const Public = () => applyDecorators(SetMetadata(ACCESS, 'public'), ApiExtension('x-remit-access', 'public'));

/** The route accepts ADMIN_API_KEY only. */
export const Operator = () =>
  applyDecorators(SetMetadata(ACCESS, 'operator'), ApiExtension('x-remit-access', 'operator'), ApiSecurity('bearer'));

/** The scope that a key needs, if it is not `read` for GET and `write` for all other methods. */
export const RequiresScope = (scope: KeyScope) =>
  applyDecorators(SetMetadata(SCOPE, scope), ApiExtension('x-remit-scope', scope));

/** A person has to have entered the password or second factor lately. Keys are not asked. */
export const RequiresRecentSignIn = () =>
  applyDecorators(SetMetadata(RECENT, true), ApiExtension('x-remit-recent-sign-in', true));

/** Documents in OpenAPI the further scope that some requests need. The handler checks it with `requireScope`. */
export const MayRequireScope = (scope: KeyScope, when: string) =>
  ApiExtension('x-remit-scope-sometimes', { scope, when });

/**
 * The caller of this request. It has `tenantId` and `environmentId`, so it can serve as the scope of a unit of work.
 */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const identity = identityOf(context.switchToHttp().getRequest());
  if (identity?.kind !== 'key') throw new ApiError('unauthorized');
  return identity;
});

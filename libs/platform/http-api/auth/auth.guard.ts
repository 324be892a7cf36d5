import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ApiError } from '../errors/api-error';
import { ClientSource } from '../limits/client-source';
import { OperatorSource } from '../limits/operator-source';
import { ACCESS, RECENT, SCOPE } from './auth.decorators';
import type { KeyScope } from './caller';
import { setIdentity } from './request-identity';
import { assertAllowedAddress, assertRecent } from './guard-checks';
import { RequestAuthenticator } from './request-authenticator';
import { assertScope } from './require-scope';

/** Every route needs an API key unless it is declared otherwise. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: RequestAuthenticator,
    private readonly source: ClientSource,
    private readonly operatorSource: OperatorSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<'public' | 'operator' | undefined>(ACCESS, targets);
    if (access === 'public') return true;

    const request = context.switchToHttp().getRequest<Request>();
    const needed = this.reflector.getAllAndOverride<KeyScope | undefined>(SCOPE, targets) ?? scopeOf(request.method);
    if (access === 'operator' && !this.operatorSource.allows(request)) throw onlyOperator();
    const identity = await this.authenticator.identify(request, access ?? 'key');
    if (access === 'operator') {
      if (identity.kind !== 'operator') throw onlyOperator();
      setIdentity(request, identity);
      return true;
    }
    if (identity.kind !== 'key') throw new ApiError('unauthorized');
    // Set before the checks below, so that the request log shows refused requests to the owner of the key.
    setIdentity(request, identity);
    assertAllowedAddress(identity.allowedAddresses, this.source.of(request));
    assertScope(identity, needed);
    const isRecent = this.reflector.getAllAndOverride<boolean | undefined>(RECENT, targets);
    if (isRecent && identity.person) assertRecent(identity.person.confirmedAt);
    return true;
  }
}

function onlyOperator(): ApiError {
  return new ApiError('forbidden', { message: 'Only the operator may do this' });
}

function scopeOf(method: string): KeyScope {
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

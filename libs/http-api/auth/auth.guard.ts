import { type CanActivate, type ExecutionContext, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ApiError } from '../errors/api-error';
import { ClientSource } from '../limits/client-source';
import { OperatorSource } from '../limits/operator-source';
import { KeyGuesses } from '../limits/key-guesses';
import { ACCESS, SCOPE } from './auth.decorators';
import { Authenticator } from './authenticator';
import type { Identity, KeyScope } from './caller';
import { noteSession, setIdentity } from './identity';
import { assertAllowedAddress } from './allowed-addresses';
import { assertScope } from './require-scope';
import { Sessions } from './sessions';

/** Longer than any key of ours; what is longer is not even hashed. */
const MAX_SECRET_LENGTH = 512;

/** Every route needs an API key unless it says otherwise. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly guesses: KeyGuesses,
    private readonly source: ClientSource,
    private readonly operatorSource: OperatorSource,
    @Optional() private readonly sessions?: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<'public' | 'operator' | undefined>(ACCESS, targets);
    if (access === 'public') return true;

    const request = context.switchToHttp().getRequest<Request>();
    const needed = this.reflector.getAllAndOverride<KeyScope | undefined>(SCOPE, targets) ?? scopeOf(request.method);
    if (access === 'operator' && !this.operatorSource.allows(request)) throw onlyOperator();
    const identity = await this.identify(request, access ?? 'key');
    if (access === 'operator') {
      if (identity.kind !== 'operator') throw onlyOperator();
      setIdentity(request, identity);
      return true;
    }
    if (identity.kind !== 'key') throw new ApiError('unauthorized');
    // Before anything is refused: the request log shows it to whoever owns the key.
    setIdentity(request, identity);
    assertAllowedAddress(identity.allowedAddresses, this.source.of(request));
    assertScope(identity, needed);
    return true;
  }

  /** A key in a header wins over a session. */
  private async identify(request: Request, access: 'key' | 'operator'): Promise<Identity> {
    const [, bearer] = /^Bearer +(\S+) *$/i.exec(header(request, 'authorization') ?? '') ?? [];
    const sent = header(request, 'x-api-key') ?? bearer;
    if (sent === undefined) noteSession(request);
    const secret = sent ?? this.sessions?.tokenOf(request);
    if (!secret || secret.length > MAX_SECRET_LENGTH) throw new ApiError('unauthorized');
    return this.guesses.watch(request, secret, async () => {
      if (sent === undefined && this.sessions) return this.sessions.identify(request, secret, access);
      if (access === 'operator' && this.authenticator.isOperator(secret)) return { kind: 'operator' };
      return this.authenticator.authenticate(secret, header(request, 'x-environment-id'));
    });
  }
}

function onlyOperator(): ApiError {
  return new ApiError('forbidden', { message: 'Only the operator may do that' });
}

function scopeOf(method: string): KeyScope {
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

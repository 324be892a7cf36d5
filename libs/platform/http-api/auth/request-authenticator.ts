import { Injectable, Optional } from '@nestjs/common';
import type { Request } from 'express';
import { ApiError } from '../errors/api-error';
import { KeyGuesses } from '../limits/key-guesses';
import { FairRequestQueue } from '../limits/fair-request-queue';
import { Authenticator } from './authenticator';
import type { RequestIdentity } from './caller';
import { noteSession } from './request-identity';
import { Sessions } from './sessions';

/** Longer than any of our keys. Longer values are not even hashed. */
const MAX_SECRET_LENGTH = 512;

/** Identifies the sender of a request by the key in a header, or by the session in a cookie. */
@Injectable()
export class RequestAuthenticator {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly guesses: KeyGuesses,
    private readonly turns: FairRequestQueue,
    @Optional() private readonly sessions?: Sessions,
  ) {}

  /**
   * A key in a header takes precedence over a session.
   * @param access `operator` accepts the operator's key as well as any other
   * @throws ApiError unauthorized, forbidden, or rate_limited when the source has sent too many wrong keys
   */
  async identify(request: Request, access: 'key' | 'operator'): Promise<RequestIdentity> {
    const [, bearer] = /^Bearer +(\S+) *$/i.exec(header(request, 'authorization') ?? '') ?? [];
    const sent = header(request, 'x-api-key') ?? bearer;
    if (sent === undefined) noteSession(request);
    const secret = sent ?? this.sessions?.tokenOf(request);
    if (!secret || secret.length > MAX_SECRET_LENGTH) throw new ApiError('unauthorized');
    const identity = await this.guesses.watch<RequestIdentity>(request, secret, async () => {
      if (sent === undefined && this.sessions) return this.sessions.identify(request, secret, access);
      if (access === 'operator' && this.authenticator.isOperator(secret)) return { kind: 'operator' };
      return this.authenticator.authenticate(secret, header(request, 'x-environment-id'));
    });
    if (sent !== undefined && identity.kind === 'key') this.turns.remember(sent, identity.tenantId);
    return identity;
  }
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

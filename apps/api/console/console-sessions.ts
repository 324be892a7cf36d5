import { Injectable } from '@nestjs/common';
import { ApiError, Authenticator, type RequestIdentity, Sessions } from '@remit/http-api';
import { MemberAccess } from '@remit/people';
import type { IncomingMessage } from 'node:http';
import type { ConsoleSession, SessionKey } from './console-session.entity';
import { SameSiteGuard } from './same-site.guard';
import { SessionCookie } from './session-cookie';
import { idOfSession, SessionStore } from './session-store';

/** An open page reconnects to it automatically, so a request for it is no sign of activity. */
const STREAM = /\/events\/stream(\?|$)/;

/** Lets the guard of every route accept sessions of the console. */
@Injectable()
export class ConsoleSessions extends Sessions {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly store: SessionStore,
    private readonly authenticator: Authenticator,
    private readonly people: MemberAccess,
    private readonly sameSite: SameSiteGuard,
  ) {
    super();
  }

  override tokenOf(request: IncomingMessage): string | undefined {
    return this.cookie.read(request);
  }

  override async identify(
    request: IncomingMessage,
    token: string,
    access: 'key' | 'operator',
  ): Promise<RequestIdentity> {
    this.sameSite.refuseOthers(request);
    const session = await this.store.find(idOfSession(token), !STREAM.test(request.url ?? ''));
    if (!session) throw new ApiError('unauthorized');
    if (access === 'operator' && this.store.isOperator(session)) return { kind: 'operator' };
    const header = request.headers['x-environment-id'];
    const environmentId = typeof header === 'string' && header !== '' ? header : undefined;
    const { signIn } = session;
    if (signIn) return this.people.callerOf(signIn, environmentId, session.confirmedAt);
    let refusal: ApiError | undefined;
    for (const key of fittingKeys(session, environmentId)) {
      try {
        return await this.authenticator.authenticateHeld(key, environmentId);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code === 'service_unavailable') throw error;
        refusal ??= error;
      }
    }
    throw refusal ?? new ApiError('unauthorized');
  }
}

/** The keys bound to the environment, then those of whole tenants. Only authentication tells which of these has it. */
function fittingKeys({ keys }: ConsoleSession, environmentId: string | undefined): readonly SessionKey[] {
  const fitting = [
    ...keys.filter(({ boundTo }) => boundTo === environmentId),
    ...keys.filter(({ boundTo }) => boundTo === null),
  ];
  return fitting.length > 0 ? fitting : keys.slice(0, 1);
}

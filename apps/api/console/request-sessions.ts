import { Injectable } from '@nestjs/common';
import { ApiError, KeyGuesses } from '@remit/http-api';
import type { Request } from 'express';
import type { ConsoleSession } from './console-session.entity';
import { SessionCookie } from './session-cookie';
import { idOfSession, SessionStore } from './session-store';

/** The session of a request, by its cookie. Guesses of cookies are limited like guesses of keys. */
@Injectable()
export class RequestSessions {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionStore,
    private readonly guesses: KeyGuesses,
  ) {}

  /** Undefined without a session. */
  async sessionOf(request: Request): Promise<ConsoleSession | undefined> {
    const token = this.cookie.read(request);
    if (token === undefined) return undefined;
    try {
      return await this.guesses.watch(request, token, () => this.known(token));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') return undefined;
      throw error;
    }
  }

  /** @throws ApiError unauthorized without a session */
  async own(request: Request): Promise<ConsoleSession> {
    const session = await this.sessionOf(request);
    if (!session) throw new ApiError('unauthorized');
    return session;
  }

  /**
   * Before a sign-in. Sign-ins have their own limit, so the cookie does not count as a guess. An old cookie must not
   * block a sign-in.
   */
  async before(request: Request): Promise<ConsoleSession | undefined> {
    const token = this.cookie.read(request);
    return token === undefined ? undefined : this.sessions.find(idOfSession(token));
  }

  private async known(token: string): Promise<ConsoleSession> {
    const session = await this.sessions.find(idOfSession(token));
    if (!session) throw new ApiError('unauthorized');
    return session;
  }
}

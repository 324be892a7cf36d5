import { Injectable } from '@nestjs/common';
import { MemberAccess, type User } from '@remit/people';
import type { Request, Response } from 'express';
import type { ConsoleSession, SignInMethod } from './console-session.entity';
import type { SessionResponse } from './dto/session-response.dto';
import { PresentSession } from './present-session';
import { RequestSessions } from './request-sessions';
import { SessionCookie } from './session-cookie';
import { type NewSession, SessionStore } from './session-store';
import { SignInLog } from './sign-in-log';

/** Where every sign-in of a person ends: a session in the cookie, and an entry in the audit log. */
@Injectable()
export class SignInCompletion {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionStore,
    private readonly requests: RequestSessions,
    private readonly people: MemberAccess,
    private readonly presentation: PresentSession,
    private readonly signIns: SignInLog,
  ) {}

  /** The person has proven who they are. An older session of this browser ends. */
  async open(user: User, means: SignInMethod, request: Request, response: Response): Promise<SessionResponse> {
    const before = await this.requests.before(request);
    return this.enter(user, await this.sessions.signInPerson(before, user, means), response);
  }

  /** The person has changed the password: this session goes on until its old end. */
  async changedPassword(user: User, renewed: NewSession, response: Response): Promise<SessionResponse> {
    return this.enter(user, renewed, response);
  }

  /** The person who is signed in has proven again who they are. */
  async confirm(session: ConsoleSession, user: User, means: SignInMethod, response: Response): Promise<ConsoleSession> {
    const { session: renewed, token } = await this.sessions.confirm(session, user, means);
    this.cookie.write(response, token, renewed.endsAt);
    return renewed;
  }

  private async enter(user: User, { session, token }: NewSession, response: Response): Promise<SessionResponse> {
    const opened = session.signIn ? await this.people.environmentsOf(session.signIn) : [];
    await this.signIns.personSignedIn(user, opened, session);
    this.cookie.write(response, token, session.endsAt);
    return this.presentation.of(session);
  }
}

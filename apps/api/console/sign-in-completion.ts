import { Injectable } from '@nestjs/common';
import type { User } from '@remit/people';
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
    private readonly presentation: PresentSession,
    private readonly signIns: SignInLog,
  ) {}

  /** The person has proven who they are. An older session of this browser ends. */
  async open(user: User, means: SignInMethod, request: Request, response: Response): Promise<SessionResponse> {
    const before = await this.requests.before(request);
    const { signedInWith, factors } = means;
    const hasSecondFactor = factors.length > 0;
    const signIn = { userId: user.id, hasSecondFactor, isFromProvider: signedInWith === 'provider' };
    const note = await this.signIns.noteOf(user, signIn);
    const isPasskey = signedInWith !== 'password' && signedInWith !== 'provider';
    const by = { with: isPasskey ? 'passkey' : signedInWith, second_factor: String(hasSecondFactor) };
    const opened = await this.sessions.signInPerson(before, user, means, () =>
      note('console.signed_in', ({ role }) => ({ role, ...by })),
    );
    return this.goOn(opened, response);
  }

  /** The person who is signed in has proven again who they are. */
  async confirm(session: ConsoleSession, user: User, means: SignInMethod, response: Response): Promise<ConsoleSession> {
    const { session: renewed, token } = await this.sessions.confirm(session, user, means);
    this.cookie.write(response, token, renewed.endsAt);
    return renewed;
  }

  /** The session has a new id. The browser gets it before anything else happens. */
  async goOn({ session, token }: NewSession, response: Response): Promise<SessionResponse> {
    this.cookie.write(response, token, session.endsAt);
    return this.presentation.of(session);
  }
}

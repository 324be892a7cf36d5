import { Injectable } from '@nestjs/common';
import { ApiError } from '@remit/http-api';
import { MemberAccess, type User } from '@remit/people';
import type { Request } from 'express';
import type { ConsoleSession } from './console-session.entity';
import { RequestSessions } from './request-sessions';

/** The person whose session a request carries. */
@Injectable()
export class SignedInPerson {
  constructor(
    private readonly requests: RequestSessions,
    private readonly people: MemberAccess,
  ) {}

  /** @throws ApiError unauthorized without a session, or for one of keys */
  async of(request: Request): Promise<{ user: User; session: ConsoleSession }> {
    const session = await this.requests.own(request);
    const user = session.userId === null ? undefined : await this.people.user(session.userId);
    if (!user) throw new ApiError('unauthorized', { message: 'Sign in with e-mail address and password first' });
    return { user, session };
  }
}

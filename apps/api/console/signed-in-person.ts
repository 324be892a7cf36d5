import { Injectable } from '@nestjs/common';
import { ApiError, assertRecent } from '@remit/http-api';
import { MemberAccess, Passkeys, type User } from '@remit/people';
import type { Request } from 'express';
import type { ConsoleSession } from './console-session.entity';
import { RequestSessions } from './request-sessions';

/** The person whose session a request carries. */
@Injectable()
export class SignedInPerson {
  constructor(
    private readonly requests: RequestSessions,
    private readonly people: MemberAccess,
    private readonly passkeys: Passkeys,
  ) {}

  /** @throws ApiError unauthorized without a session, or for one of keys */
  async of(request: Request): Promise<{ user: User; session: ConsoleSession }> {
    const session = await this.requests.own(request);
    const user = session.userId === null ? undefined : await this.people.user(session.userId);
    if (!user) throw new ApiError('unauthorized', { message: 'Sign in with e-mail address and password first' });
    return { user, session };
  }

  /**
   * The person who proved lately who they are. Who only has the password of somebody with a second factor must not
   * add or replace one.
   * @throws ApiError unauthorized, second_factor_required, confirmation_required
   */
  async recent(request: Request): Promise<{ user: User; session: ConsoleSession }> {
    const { user, session } = await this.of(request);
    const hasFactor = user.totpSecret !== null || (await this.passkeys.list(user.id)).length > 0;
    if (hasFactor && !session.hasSecondFactor) throw new ApiError('second_factor_required');
    assertRecent(session.confirmedAt);
    return { user, session };
  }
}

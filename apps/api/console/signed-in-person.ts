import { Injectable } from '@nestjs/common';
import { ApiError, assertRecent } from '@remit/http-api';
import { MemberAccess, Passkeys, type User } from '@remit/people';
import type { Request } from 'express';
import type { ConsoleSession } from './console-session.entity';
import { RequestSessions } from './request-sessions';
import { SessionStore } from './session-store';

interface Signed {
  readonly user: User;
  readonly session: ConsoleSession;
}

/** The person whose session a request carries. */
@Injectable()
export class SignedInPerson {
  constructor(
    private readonly requests: RequestSessions,
    private readonly people: MemberAccess,
    private readonly passkeys: Passkeys,
    private readonly sessions: SessionStore,
  ) {}

  /** @throws ApiError unauthorized without a session, or for one of keys */
  async of(request: Request): Promise<Signed> {
    const session = await this.requests.own(request);
    const user = session.userId === null ? undefined : await this.people.user(session.userId);
    if (!user) throw new ApiError('unauthorized', { message: 'Sign in with e-mail address and password first' });
    return { user, session };
  }

  /**
   * The person who proved lately who they are. Who only has the password of somebody with a second factor must not
   * add or replace one. What `request` believes of the session is half a second old, so a change of how the person signs
   * in asks `stillHolds` again, in its unit of work and under the lock of the user.
   * @throws ApiError unauthorized, second_factor_required, confirmation_required
   */
  async recent(request: Request): Promise<Signed & { stillHolds: (locked: User) => Promise<void> }> {
    const { user, session } = await this.of(request);
    await this.assertProven({ user, session });
    const stillHolds = async (locked: User) =>
      this.assertProven({ user: locked, session: await this.sessions.present(session.id) });
    return { user, session, stillHolds };
  }

  private async assertProven({ user, session }: Signed): Promise<void> {
    const hasFactor = user.totpSecret !== null || (await this.passkeys.list(user.id)).length > 0;
    if (hasFactor && !session.hasSecondFactor) throw new ApiError('second_factor_required');
    assertRecent(session.confirmedAt);
  }
}

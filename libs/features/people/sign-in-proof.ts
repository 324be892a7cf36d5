import { Injectable } from '@nestjs/common';
import { ApiError } from '@remit/http-api';
import { PasskeyRepository } from './passkeys/passkey.repository';
import type { ProvenIdentity } from './provider/claims';
import type { User } from './user.entity';
import { idOfIdentity } from './user-identity.entity';
import { UserRepository } from './user.repository';

/** What belongs into the unit of work in which somebody changes how they sign in. */
export interface ChangeSteps<Changed = void> {
  /** Under the lock of the user, before the change. What it throws changes nothing. */
  readonly before: (user: User) => Promise<void>;
  /** Ends sessions, and notes the change. */
  readonly after: (changed: Changed) => Promise<void>;
}

/**
 * Problem: a sign-in takes a while between its check and its session. A change of the password in between ends every
 * session but that one. Decision: the unit of work that stores the session looks again, under the lock of the
 * user. Consequence: a change waits for the session and ends it, or the sign-in sees the change.
 */
@Injectable()
export class SignInProof {
  constructor(
    private readonly users: UserRepository,
    private readonly passkeys: PasskeyRepository,
  ) {}

  /**
   * Call it in the unit of work (scope `USERS`) that stores the session.
   * @param verified the user as the sign-in checked them
   * @param means what was checked: `password`, `app`, ids of passkeys, or what `accountOfProvider` returned
   * @throws ApiError unauthorized when the password or the app has changed since, or a passkey or the account of the
   * provider is gone
   */
  async assertHolds(verified: User, means: readonly string[]): Promise<void> {
    const user = await this.users.lock(verified.id);
    if (!user) throw outdatedProof();
    for (const one of means) if (!(await this.isThere(user, verified, one))) throw outdatedProof();
  }

  private async isThere(user: User, verified: User, means: string): Promise<boolean> {
    if (means.startsWith(ACCOUNT)) return this.users.owns(user.id, means.slice(ACCOUNT.length));
    if (means === 'password') return user.passwordHash === verified.passwordHash;
    if (means === 'app') return user.totpSecret === verified.totpSecret;
    return this.passkeys.lock(user.id, means);
  }
}

const ACCOUNT = 'account ';

/** The account of the provider that signed somebody in, as means for `SignInProof`. */
export const accountOfProvider = (proven: ProvenIdentity): string => `${ACCOUNT}${idOfIdentity(proven)}`;

/** What somebody proved was taken away while they proved it. */
export const outdatedProof = (): ApiError =>
  new ApiError('unauthorized', {
    message: 'How you sign in has changed meanwhile',
    hint: 'Sign in again, with what you use now.',
  });

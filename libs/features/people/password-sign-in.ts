import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiError, sourceGroup, KeyedSemaphore } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { hashToken } from './invitation.entity';
import { assertGoodPassword } from './password-rules';
import { PasskeyRepository } from './passkeys/passkey.repository';
import { Passwords } from './passwords';
import { withoutSecondFactor } from './second-factor';
import { SignInLimits } from './sign-in-limits';
import { outdatedProof } from './sign-in-proof';
import { plainEmail, type User } from './user.entity';
import { UserRepository } from './user.repository';

/** Milliseconds that a link to set a new password works. */
const RESET_MS = 3_600_000;

/**
 * Passwords of one source that wait while another of it is checked. All sources share two threads, so that one at a
 * time and these are enough for the people behind one proxy, and too little to keep others waiting.
 */
const MOST_WAITING = 20;

const NO_LINK = { resetHash: null, resetUntil: null, resetRemovesFactor: false } as const;

/** Checks and changes passwords. An unknown address and a wrong password get the same answer in the same time. */
@Injectable()
export class PasswordSignIn {
  private readonly turns = new KeyedSemaphore();

  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly passkeys: PasskeyRepository,
    private readonly limits: SignInLimits,
    private readonly settings: Settings,
  ) {}

  /** @throws ApiError unauthorized, or rate_limited after too many wrong passwords */
  async verify(typedEmail: string, password: string, source: string): Promise<User> {
    const email = plainEmail(typedEmail);
    const endTurn = await this.turns.take(sourceGroup(source), MOST_WAITING);
    if (!endTurn) throw new ApiError('rate_limited', { message: 'Too many sign-ins at once', retryAfterSeconds: 5 });
    let user: User | null = null;
    try {
      const isRight = await this.limits.watch(email, source, async () => {
        user = await this.users.findByEmail(email);
        return this.passwords.verify(password, user?.passwordHash ?? undefined);
      });
      if (!isRight || !user) throw wrong();
      return user;
    } finally {
      endTurn();
    }
  }

  /**
   * @param verified as `verify` returned them: of two changes at once only the first counts
   * @param ending ends sessions, in the same unit of work
   * @returns what `ending` does
   * @throws ApiError validation_error for a bad password, unauthorized when the password has changed since
   */
  async change<T>(verified: User, password: string, ending: () => Promise<T>): Promise<T> {
    assertGoodPassword(password, [verified.email, verified.name]);
    const passwordHash = await this.passwords.hash(password);
    return this.users.together(async () => {
      await this.users.change(verified.id, (row) => {
        if (row.passwordHash !== verified.passwordHash) throw outdatedProof();
        Object.assign(row, { passwordHash, ...NO_LINK });
      });
      return ending();
    });
  }

  /**
   * Takes away every way in that nobody proved: password, link to set one, authenticator app, passkeys and connected
   * accounts of the provider. Call it in the unit of work that ends the sessions.
   * @returns the user as stored now
   */
  async close({ id }: User): Promise<User | undefined> {
    const user = await this.users.change(id, (row) => {
      withoutSecondFactor(row);
      Object.assign(row, { passwordHash: null, ...NO_LINK });
    });
    await this.passkeys.removeOf(id);
    await this.users.removeIdentities(id, { linked: true });
    return user;
  }

  /**
   * For the operator, when somebody has forgotten the password.
   * @returns a link that sets a new one, once
   * @throws ApiError not_found
   */
  async offerReset(typedEmail: string, removesFactor: boolean): Promise<{ url: string; until: Date }> {
    const user = await this.users.findByEmail(plainEmail(typedEmail));
    if (!user) throw new ApiError('not_found', { message: 'There is no such user.' });
    const token = randomBytes(32).toString('base64url');
    const until = new Date(Date.now() + RESET_MS);
    await this.users.change(user.id, (row) => {
      row.resetHash = hashToken(token);
      row.resetUntil = until;
      row.resetRemovesFactor = removesFactor;
    });
    return { url: `${this.settings.publicUrl}/new-password#${token}`, until };
  }

  /**
   * @param prepare reads what is needed before the unit of work. What it returns runs in it, and ends the sessions
   * @throws ApiError not_found when the link does not work (any more), validation_error for a bad password
   */
  async reset(token: string, password: string, prepare: (user: User) => Promise<() => Promise<void>>): Promise<User> {
    const hash = hashToken(token);
    // First: a stranger without a link must not keep the server busy with passwords, which people wait for.
    const known = await this.users.findByReset(hash);
    if (!known || !isInTime(known)) throw noSuchLink();
    assertGoodPassword(password, [known.email, known.name]);
    const passwordHash = await this.passwords.hash(password);
    const ending = await prepare(known);
    return this.users.together(async () => {
      const user = await this.users.changeByReset(hash, (row) => {
        if (!isInTime(row)) throw noSuchLink();
        if (row.resetRemovesFactor) withoutSecondFactor(row);
        Object.assign(row, { passwordHash, ...NO_LINK });
      });
      if (!user) throw noSuchLink();
      // Another person may have made the account. Their passkeys and connected accounts of the provider would open it
      // without the password.
      await this.passkeys.removeOf(user.id);
      await this.users.removeIdentities(user.id, { linked: true });
      await ending();
      return user;
    });
  }
}

const isInTime = ({ resetUntil }: User): boolean => resetUntil !== null && resetUntil > new Date();

const wrong = (): ApiError =>
  new ApiError('unauthorized', {
    message: 'E-mail address or password is wrong',
    hint: 'Check both. If you forgot the password, ask the person who runs the server for a link to set a new one.',
  });

const noSuchLink = (): ApiError =>
  new ApiError('not_found', { message: 'This link does not work any more', hint: 'Ask for a new one.' });

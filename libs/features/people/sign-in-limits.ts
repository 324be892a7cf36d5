import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiError, sourceGroup } from '@remit/http-api';
import { type GuessLimit, GuessRepository } from './guess.repository';
import type { User } from './user.entity';
import { UserRepository } from './user.repository';

/** Wrong guesses for one account: ten at once, then one a minute. */
const ACCOUNT = { burst: 10, everySeconds: 60 } as const;

/** Wrong guesses from one address, for any account: an office may share one. */
const ADDRESS = { burst: 60, everySeconds: 3 } as const;

/** Addresses that an account remembers to have been opened from. */
const MOST_PLACES = 10;

/** Limits wrong passwords and codes for each account and each address, in all processes together. */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly guesses: GuessRepository,
    private readonly users: UserRepository,
  ) {}

  /**
   * Runs a check of a password. Known and unknown accounts are limited alike. An address from which the account was
   * opened before has a limit of its own, so that a stranger who guesses does not lock out the person.
   * @param check false when the password is wrong
   * @throws ApiError rate_limited
   */
  async watch(email: string, source: string, check: () => Promise<boolean>): Promise<boolean> {
    const place = sourceGroup(source);
    const user = await this.users.findByEmail(email);
    const isKnown = user?.places.includes(place) ?? false;
    const isRight = await this.counted(isKnown ? `place ${email} ${place}` : `account ${email}`, place, check);
    if (isRight && user && !isKnown)
      await this.users.change(user.id, (row) => {
        row.places = [place, ...row.places.filter((known) => known !== place)].slice(0, MOST_PLACES);
      });
    return isRight;
  }

  /**
   * Runs a check of a second factor. A person who guesses it has the password, so all addresses share one limit.
   * With a limit for each, many addresses would find six digits in time.
   * @throws ApiError rate_limited
   */
  async watchCode({ email }: User, source: string, check: () => Promise<boolean>): Promise<boolean> {
    return this.counted(`code ${email}`, sourceGroup(source), check);
  }

  private async counted(account: string, address: string, check: () => Promise<boolean>): Promise<boolean> {
    // Always in this order, so that two guesses never wait for each other.
    const limits = [limitOf(account, ACCOUNT), limitOf(`address ${address}`, ADDRESS)];
    // Taken before the check, because many guesses at once must not all pass.
    const seconds = await this.guesses.take(limits);
    if (seconds !== undefined)
      throw new ApiError('rate_limited', { message: 'Too many failed attempts', retryAfterSeconds: seconds });
    const isRight = await check();
    if (isRight) await this.guesses.release(limits);
    return isRight;
  }
}

/** Hashed: what a stranger types as an address may be anything, of any length. */
const limitOf = (about: string, limit: Omit<GuessLimit, 'id'>): GuessLimit => ({
  id: hash('sha256', about, 'base64url'),
  ...limit,
});

import { Injectable } from '@nestjs/common';
import { dropOldest } from '@remit/database';
import { ApiError, sourceGroup, TokenBuckets } from '@remit/http-api';

/** Wrong passwords for one account: ten at once, then one a minute. */
const ACCOUNT = { burst: 10, perSecond: 1 / 60 } as const;

/** Wrong passwords from one address, for any account: an office may share one. */
const ADDRESS = { burst: 60, perSecond: 20 / 60 } as const;

const MAX_PROVEN = 10_000;

/**
 * Limits wrong passwords for each account and each address. A place from which the account was opened lately has a
 * limit of its own, so that a stranger who guesses does not lock out the person. Counts in this process only.
 */
@Injectable()
export class SignInLimits {
  private readonly accounts = new TokenBuckets(ACCOUNT.burst, ACCOUNT.perSecond);
  private readonly addresses = new TokenBuckets(ADDRESS.burst, ADDRESS.perSecond);
  private readonly proven = new Set<string>();

  /**
   * Runs a check of a password. Known and unknown accounts are limited alike.
   * @param check false when the password is wrong
   * @throws ApiError rate_limited
   */
  async watch(email: string, source: string, check: () => Promise<boolean>): Promise<boolean> {
    const address = sourceGroup(source);
    const place = `${email} ${address}`;
    const account = this.proven.has(place) ? place : email;
    const [ofAccount, ofAddress] = [this.accounts.look(account), this.addresses.look(address)];
    if (!ofAccount.allowed || !ofAddress.allowed)
      throw new ApiError('rate_limited', {
        message: 'Too many failed attempts',
        retryAfterSeconds: Math.max(ofAccount.retryAfterSeconds, ofAddress.retryAfterSeconds),
      });
    // Taken before the check, because many guesses at once must not all pass.
    this.accounts.take(account);
    this.addresses.take(address);
    if (!(await check())) return false;
    this.accounts.giveBack(account);
    this.addresses.giveBack(address);
    this.proven.delete(place);
    this.proven.add(place);
    dropOldest(this.proven, MAX_PROVEN);
    return true;
  }
}

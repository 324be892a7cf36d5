import { Injectable } from '@nestjs/common';
import { MemberAccess } from '../member-access';
import { PasswordSignIn } from '../password-sign-in';
import { newUser, type User } from '../user.entity';
import { idOfIdentity, newIdentity } from '../user-identity.entity';
import { UserRepository } from '../user.repository';
import type { ProvenIdentity } from './claims';
import { ProvidedMemberships } from './provided-memberships';
import { signInFailed } from './sign-in-failed';

/** Turns what the provider proved into a user and the memberships that its groups give. */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: PasswordSignIn,
    private readonly memberships: ProvidedMemberships,
    private readonly access: MemberAccess,
  ) {}

  /**
   * The user, who is made at the first sign-in. Nothing is stored of somebody without a mapped group, and who had one
   * loses what it gave. Who connected the account needs no group for what was given by hand.
   * @param ending ends the sessions of an account of before that is connected just now, in the same unit of work
   * @throws ApiError sign_in_failed without a mapped group
   */
  async enter(proven: ProvenIdentity, ending: (userId: string) => Promise<void>): Promise<User> {
    const found = await this.users.findByIdentity(idOfIdentity(proven));
    const known = found?.user;
    const wanted = this.memberships.givenBy(proven.groups);
    if (wanted.length === 0) {
      if (known) await this.memberships.give(known, proven.issuer, []);
      if (found?.isLinked && (await this.opensAnything(found.user))) return found.user;
      throw signInFailed('no_role');
    }
    const before = known ? null : await this.toConnect(proven);
    const connected = before && (await this.connect(before, proven, ending));
    const user = known ?? connected ?? (await this.create(proven));
    await this.memberships.give(user, proven.issuer, wanted, connected !== null);
    return user;
  }

  /** For somebody who is signed in. @throws ApiError sign_in_failed for the account of somebody else */
  async assertSame(proven: ProvenIdentity, user: User): Promise<void> {
    const found = await this.users.findByIdentity(idOfIdentity(proven));
    if (found?.user.id !== user.id) throw signInFailed('another_person');
  }

  /** Whether something was given by hand to who connected the account: no group is needed for that. */
  private async opensAnything({ id: userId }: User): Promise<boolean> {
    const standing = { userId, hasSecondFactor: false, isFromProvider: true };
    return (await this.access.environmentsOf(standing)).length > 0;
  }

  /**
   * Only an address that the provider verified finds its user. It does not find a user who came from there with another
   * account before, because providers give the address of a leaver to the next person of that name. An account that a
   * user connected proves nothing about the address. A user who disconnected an account is not found.
   */
  private async toConnect({ verifiedEmail, issuer }: ProvenIdentity): Promise<User | null> {
    const user = verifiedEmail === undefined ? null : await this.users.findByEmail(verifiedEmail);
    return user && (await this.mayConnect(user, issuer)) ? user : null;
  }

  private async mayConnect({ id, providerEnded }: User, issuer: string): Promise<boolean> {
    return !providerEnded && !(await this.users.hasIdentity(id, issuer, { linked: false }));
  }

  /**
   * The person who invited this address could open the invitation and choose the password. Nobody had proved until now
   * that the account is theirs, so everything that opened it before is removed.
   */
  private async connect(
    user: User,
    proven: ProvenIdentity,
    ending: (userId: string) => Promise<void>,
  ): Promise<User | null> {
    return this.users.together(async () => {
      // The user may have disconnected an account meanwhile, or another one came with this address.
      const locked = await this.users.lock(user.id);
      if (!locked || !(await this.mayConnect(locked, proven.issuer))) return null;
      const closed = await this.passwords.close(locked);
      if (!closed) return null;
      await this.users.insertIdentity(newIdentity(proven, closed.id, false));
      await ending(closed.id);
      return closed;
    });
  }

  private async create(proven: ProvenIdentity): Promise<User> {
    const { verifiedEmail, issuer, subject, name = subject.slice(0, 40) } = proven;
    const isFree = verifiedEmail !== undefined && (await this.users.findByEmail(verifiedEmail)) === null;
    const user = newUser(isFree ? verifiedEmail : '', name, null);
    // An address that nobody verified, or that somebody else has, would keep that person out.
    if (!isFree) user.email = `${user.id}@${new URL(issuer).hostname}.invalid`.toLowerCase();
    await this.users.insert(user, newIdentity(proven, user.id, false));
    return user;
  }
}

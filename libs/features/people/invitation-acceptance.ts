import { Injectable } from '@nestjs/common';
import { AccountFacts, AccessChanges } from '@remit/accounts';
import { Database, newId, tenantScope } from '@remit/database';
import { runWithEventContext } from '@remit/domain-events';
import { Letters } from '@remit/emails';
import { ApiError, currentRequestId, sourceGroup } from '@remit/http-api';
import { type Invitation, hashToken, tenantIdOfToken } from './invitation.entity';
import { MemberAccess, personAccessKey } from './member-access';
import { MemberLog } from './member-log';
import { Membership } from './membership.entity';
import { assertGoodPassword } from './password-rules';
import { PasswordSignIn } from './password-sign-in';
import { Passwords } from './passwords';
import { PeopleRepository } from './people.repository';
import type { Role } from './roles';
import { SecondFactor } from './second-factor';
import { newUser, type User } from './user.entity';
import { UserRepository } from './user.repository';

/** What an invited person reads before joining. */
export interface InvitationFacts {
  readonly tenantName: string;
  /** Null: every environment of the tenant. */
  readonly environmentName: string | null;
  readonly email: string;
  readonly role: Role;
  readonly invitedByName: string | null;
}

export interface NewMember {
  readonly name: string;
  readonly password: string;
  readonly code?: string;
}

/** Accepts invitations. Who has an account joins with its password; anybody else chooses one. */
@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly database: Database,
    private readonly accessChanges: AccessChanges,
    private readonly people: PeopleRepository,
    private readonly users: UserRepository,
    private readonly accounts: AccountFacts,
    private readonly access: MemberAccess,
    private readonly passwords: Passwords,
    private readonly signIn: PasswordSignIn,
    private readonly secondFactor: SecondFactor,
    private readonly letters: Letters,
    private readonly log: MemberLog,
  ) {}

  /** @throws ApiError not_found when the link does not work (any more) */
  async describe(token: string): Promise<InvitationFacts> {
    return this.inTenantOf(token, async () => {
      const { environmentId, email, role, invitedByName } = await this.open(token);
      const environments = await this.accounts.environments();
      const environmentName = environments.find(({ id }) => id === environmentId)?.name ?? null;
      return { tenantName: await this.accounts.tenantName(), environmentName, email, role, invitedByName };
    });
  }

  /**
   * @param given `name` is for a new account only, `code` for one with a second factor
   * @throws ApiError not_found, unauthorized for the wrong password of an account, second_factor_required,
   * validation_error for a bad new password
   */
  async join(token: string, given: NewMember, source: string): Promise<User> {
    const { email, tenantName } = await this.describe(token);
    const known = await this.users.findByEmail(email);
    if (known?.passwordHash === null) throw hasNoPassword();
    const user = known
      ? await this.signIn.verify(email, given.password, source)
      : await this.create(email, tenantName, given, source);
    await this.secondFactor.assert(user, given.code, source);
    await this.joinAs(token, user);
    return user;
  }

  /**
   * For a person who is signed in with the invited address.
   * @throws ApiError not_found, forbidden for another address
   */
  async joinAs(token: string, user: User): Promise<void> {
    const { email } = await this.describe(token);
    if (email !== user.email) throw notFor(email);
    const tenantId = tenantIdOfToken(token) ?? '';
    // First: a tenant too many in this list opens nothing, and one too few would hide the membership.
    await this.users.change(user.id, (row) => {
      if (!row.tenants.includes(tenantId)) row.tenants = [...row.tenants, tenantId];
    });
    const context = { actor: user.id, actorName: user.name, correlationId: currentRequestId() };
    await runWithEventContext(context, () => this.inTenantOf(token, () => this.accept(token, user)));
    this.access.forget(user.id, tenantId);
  }

  private async accept(token: string, user: User): Promise<void> {
    await this.people.lockMembers();
    const invitation = await this.open(token);
    invitation.endedAt = new Date();
    await this.people.saveEnd(invitation);
    await this.letters.cancel(invitation.id);
    await this.addMembership(invitation, user);
    const { environmentId, role, tenantId } = invitation;
    await this.log.record('member.joined', user.id, environmentId, { name: user.name, email: user.email, role });
    this.accessChanges.publishAfterCommit(personAccessKey(user.id, tenantId));
  }

  /** Who is a member already gets the new role, from now on by hand. An owner stays one: only an owner takes that. */
  private async addMembership({ environmentId, role, invitedBy, tenantId }: Invitation, user: User): Promise<void> {
    const known = (await this.people.membershipsOf(user.id)).find((one) => one.environmentId === environmentId);
    await this.people.forgetEnded(user.id, environmentId);
    const now = new Date();
    if (known) {
      const given = { role: known.role === 'owner' ? known.role : role, providedBy: null, updatedAt: now };
      await this.people.saveRole(Object.assign(known, given));
      return;
    }
    await this.people.insertMembership(
      Object.assign(new Membership(), {
        tenantId,
        id: newId('mem'),
        environmentId,
        userId: user.id,
        role,
        providedBy: null,
        createdBy: invitedBy,
        createdAt: now,
        updatedAt: now,
        endedAt: null,
      } satisfies Partial<Membership>),
    );
  }

  private async create(email: string, tenantName: string, given: NewMember, source: string): Promise<User> {
    const name = given.name.trim();
    if (name === '') throw ApiError.invalidField('name', 'Enter your name.');
    assertGoodPassword(given.password, [email, name, tenantName]);
    const user = newUser(email, name, await this.passwords.hash(given.password), sourceGroup(source));
    await this.users.insert(user);
    return user;
  }

  private async open(token: string): Promise<Invitation> {
    const invitation = await this.people.findInvitationByHash(hashToken(token));
    if (!invitation?.isOpen(new Date())) throw noSuchInvitation();
    return invitation;
  }

  private async inTenantOf<T>(token: string, work: () => Promise<T>): Promise<T> {
    const tenantId = tenantIdOfToken(token);
    if (tenantId === undefined) throw noSuchInvitation();
    return this.database.transaction(tenantScope(tenantId), work);
  }
}

const notFor = (email: string): ApiError =>
  new ApiError('forbidden', {
    message: `This invitation is for ${email}`,
    hint: 'Sign out, and open the link again.',
  });

const hasNoPassword = (): ApiError =>
  new ApiError('forbidden', {
    message: 'The account with this address has no password',
    hint: 'Sign in as usual, and open the link again.',
  });

const noSuchInvitation = (): ApiError =>
  new ApiError('not_found', {
    message: 'This link does not work any more',
    hint: 'A link works once, for three days. Ask for a new invitation.',
  });

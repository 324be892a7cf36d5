import { Injectable } from '@nestjs/common';
import { ApiKeysService, AccessChanges, type KeysOfLeaver } from '@remit/accounts';
import type { AuditAction } from '@remit/audit-log';
import { Database } from '@remit/database';
import { ApiError, type Caller } from '@remit/http-api';
import { LostRights } from './lost-rights';
import { currentManager } from './rights-of-members';
import { MemberLog } from './member-log';
import type { Membership } from './membership.entity';
import { PasskeyRepository } from './passkeys/passkey.repository';
import { PeopleRepository } from './people.repository';
import { assertMayGive, assertReaches, mayGive } from './ranks';
import { type Role, ROLES } from './roles';
import { personAccessKey } from './member-access';
import type { User } from './user.entity';
import { UserRepository } from './user.repository';

export interface Member {
  readonly membership: Membership;
  readonly user: User;
  readonly hasPasskey: boolean;
}

/** The members of a tenant. Who has a role for one environment manages the members of that environment only. */
@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly accessChanges: AccessChanges,
    private readonly people: PeopleRepository,
    private readonly users: UserRepository,
    private readonly passkeys: PasskeyRepository,
    private readonly keys: ApiKeysService,
    private readonly log: MemberLog,
    private readonly lost: LostRights,
  ) {}

  /** Members of what the caller opens. */
  async list(caller: Caller): Promise<Member[]> {
    const all = await this.database.transaction(caller, () => this.people.memberships());
    const seen = all.filter(
      ({ environmentId }) => caller.boundTo === null || environmentId === null || environmentId === caller.boundTo,
    );
    const ids = [...new Set(seen.map(({ userId }) => userId))];
    const [users, owners] = [await this.users.findAll(ids), await this.passkeys.owners(ids)];
    return seen.flatMap((membership) => {
      const user = users.get(membership.userId);
      return user ? [{ membership, user, hasPasskey: owners.has(user.id) }] : [];
    });
  }

  /**
   * Takes effect in every process within a second, for open streams too.
   * @throws ApiError not_found, forbidden for a role above the caller's own, conflict for the last owner
   */
  async changeRole(caller: Caller, id: string, role: Role): Promise<Member> {
    const user = await this.userOf(caller, id);
    const hasPasskey = (await this.passkeys.owners([user.id])).has(user.id);
    return this.database.transaction(caller, async () => {
      const [membership, manager] = await this.lock(caller, id);
      assertMayGive(manager, role);
      if (role === 'owner' && membership.environmentId !== null)
        throw ApiError.invalidField('role', 'An owner owns the whole tenant; invite the person as one.');
      if (membership.role === 'owner' && role !== 'owner') await this.assertNotLast();
      const before = membership.role;
      membership.role = role;
      // Given by hand from now on: no provider takes it away.
      membership.providedBy = null;
      membership.updatedAt = new Date();
      await this.people.saveRole(membership);
      const areMadeOnesKept = ROLES[role].rank >= ROLES[before].rank;
      await this.lost.endLinks(user, { areMadeOnesKept, isKept: isAbove(manager) });
      await this.note('member.role_changed', membership, user, { role, role_before: before });
      return { membership, user, hasPasskey };
    });
  }

  /**
   * As `changeRole`. A person may leave as well. No provider gives the role back; an invitation does.
   * @param keys API keys of the person that are revoked with it: all of them, or nothing happens
   */
  async remove(caller: Caller, id: string, keys: KeysOfLeaver): Promise<void> {
    const user = await this.userOf(caller, id);
    await this.database.transaction(caller, async () => {
      const [membership, manager] = await this.lock(caller, id);
      if (membership.role === 'owner') await this.assertNotLast();
      await this.people.endMembership(id);
      await this.lost.endLinks(user, { areMadeOnesKept: false, isKept: isAbove(manager) });
      const count = await this.keys.revokeOf(caller, membership, keys);
      const revoked = count > 0 && { keys_revoked: String(count) };
      await this.note('member.removed', membership, user, { role: membership.role, ...revoked });
    });
  }

  async rules(caller: Caller): Promise<boolean> {
    return this.database.transaction(caller, async () => (await this.people.rules())?.secondFactorRequired ?? false);
  }

  /**
   * Whether nobody opens the tenant without a second factor. It counts within a second.
   * @throws ApiError forbidden for anybody but an owner
   */
  async requireSecondFactor(caller: Caller, isRequired: boolean): Promise<void> {
    assertMayGive(caller, 'owner');
    await this.database.transaction(caller, async () => {
      await this.people.lockMembers();
      assertMayGive(await currentManager(this.people, caller), 'owner');
      await this.people.saveRules(isRequired);
      const details = { second_factor_required: String(isRequired) };
      await this.log.record('member.rules_changed', caller.tenantId, null, details);
    });
  }

  private async userOf(caller: Caller, id: string): Promise<User> {
    const membership = await this.database.transaction(caller, () => this.people.findMembership(id));
    const user = membership && (await this.users.find(membership.userId));
    if (!user) throw noSuchMember();
    return user;
  }

  /** The member, and the caller with the role of now. */
  private async lock(caller: Caller, id: string): Promise<[Membership, Caller]> {
    await this.people.lockMembers();
    const manager = await currentManager(this.people, caller);
    const membership = await this.people.findMembership(id);
    const { boundTo } = manager;
    if (!membership || (boundTo !== null && ![null, boundTo].includes(membership.environmentId))) throw noSuchMember();
    assertReaches(manager, membership.environmentId);
    assertMayGive(manager, membership.role);
    return [membership, manager];
  }

  private async assertNotLast(): Promise<void> {
    if ((await this.people.countOwners()) < 2)
      throw new ApiError('conflict', {
        message: 'This is the last owner',
        hint: 'Make somebody else an owner first.',
      });
  }

  private async note(
    action: AuditAction,
    { tenantId, environmentId, userId }: Membership,
    { name, email }: User,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.log.record(action, userId, environmentId, { name, email, ...details });
    this.accessChanges.publishAfterCommit(personAccessKey(userId, tenantId));
  }
}

/** An owner's word to invite an owner is not for an administrator to take back. */
const isAbove = (manager: Caller) => (role: Role) => !mayGive(manager, role);

const noSuchMember = (): ApiError => new ApiError('not_found', { message: 'There is no such member.' });

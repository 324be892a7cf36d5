import { Injectable, Logger } from '@nestjs/common';
import { AccountFacts, AccessChanges } from '@remit/accounts';
import { Database, newId, tenantScope } from '@remit/database';
import { runWithEventContext } from '@remit/domain-events';
import { currentRequestId } from '@remit/http-api';
import { type GroupRule, InvalidSettings, Settings } from '@remit/settings';
import { LostRights } from '../lost-rights';
import { MemberAccess, personAccessKey } from '../member-access';
import { MemberLog } from '../member-log';
import { Membership } from '../membership.entity';
import { PeopleRepository } from '../people.repository';
import { type Role, ROLE_NAMES, ROLES } from '../roles';
import type { User } from '../user.entity';
import { UserRepository } from '../user.repository';

/** A role in one environment of a tenant, or in the whole tenant. */
export interface GivenRole {
  readonly tenantId: string;
  /** Null: the whole tenant. */
  readonly environmentId: string | null;
  readonly role: Role;
}

/** Who acts, for the audit log. */
const PROVIDER = 'provider';

/**
 * Memberships that the groups of the provider give. It takes away what it gave, and nothing that was given by hand. It
 * does not give again what a person took.
 */
@Injectable()
export class ProvidedMemberships {
  private readonly logger = new Logger('ProvidedMemberships');

  constructor(
    private readonly database: Database,
    private readonly accessChanges: AccessChanges,
    private readonly people: PeopleRepository,
    private readonly users: UserRepository,
    private readonly accounts: AccountFacts,
    private readonly access: MemberAccess,
    private readonly log: MemberLog,
    private readonly lost: LostRights,
    private readonly settings: Settings,
  ) {
    const problems = settings.oidcRoles.flatMap(problemsOf);
    if (problems.length > 0) throw new InvalidSettings(problems);
  }

  /** One role for each place: that of the first rule. */
  givenBy(groups: ReadonlySet<string>): GivenRole[] {
    const given = new Map<string, GivenRole>();
    for (const { group, role, tenant: tenantId, environment: environmentId = null } of this.settings.oidcRoles) {
      const place = JSON.stringify([tenantId, environmentId]);
      if (groups.has(group) && !given.has(place)) given.set(place, { tenantId, environmentId, role: role as Role });
    }
    return [...given.values()];
  }

  /**
   * Makes what the provider gave to the user exactly this.
   * @param isConnected whether the user had an account before, which is to be noted
   */
  async give(user: User, issuer: string, wanted: readonly GivenRole[], isConnected = false): Promise<void> {
    const tenants = [...new Set(wanted.map(({ tenantId }) => tenantId))];
    const unlisted = tenants.filter((tenantId) => !user.tenants.includes(tenantId));
    // First: a tenant too many in this list opens nothing, and one too few would hide the membership.
    if (unlisted.length > 0)
      await this.users.change(user.id, (row) => void (row.tenants = [...new Set([...row.tenants, ...unlisted])]));
    const context = { actor: PROVIDER, actorName: this.settings.oidcName, correlationId: currentRequestId() };
    const concerned = new Set([...user.tenants, ...tenants]);
    for (const tenantId of concerned) {
      const here = wanted.filter((one) => one.tenantId === tenantId);
      await runWithEventContext(context, () =>
        this.database.transaction(tenantScope(tenantId), async () => {
          await this.giveIn(user, issuer, here);
          if (isConnected)
            await this.log.record('person.connected', user.id, null, { name: user.name, email: user.email });
        }),
      );
    }
    this.access.forget(user.id, ...concerned);
  }

  /** Removes everything that a provider gave to the user. */
  async takeAll(user: User): Promise<void> {
    await this.give(user, '', []);
  }

  private async giveIn(user: User, issuer: string, wanted: readonly GivenRole[]): Promise<void> {
    await this.people.lockMembers();
    const present = await this.people.membershipsOf(user.id);
    let isChanged = false;
    // Who was removed by hand comes back by hand.
    const ended = new Set((await this.people.endedOf(user.id)).map(({ environmentId }) => environmentId));
    for (const given of (await this.known(wanted)).filter(({ environmentId }) => !ended.has(environmentId)))
      isChanged = (await this.giveOne(user, issuer, given, present)) || isChanged;
    for (const membership of present) isChanged = (await this.takeUnless(wanted, membership, user)) || isChanged;
    if (isChanged) this.accessChanges.publishAfterCommit(personAccessKey(user.id, this.database.scope.tenantId));
  }

  /** A rule may name what does not exist (any more). */
  private async known(wanted: readonly GivenRole[]): Promise<readonly GivenRole[]> {
    if (wanted.length === 0) return wanted;
    const environments = new Set((await this.accounts.environments()).map(({ id }) => id));
    return wanted.filter(({ tenantId, environmentId }) => {
      const isKnown = environmentId === null ? environments.size > 0 : environments.has(environmentId);
      if (!isKnown) this.logger.warn({ msg: 'OIDC_ROLES names a place that does not exist', tenantId, environmentId });
      return isKnown;
    });
  }

  /** What was given by hand at that place stays as it is. */
  private async giveOne(
    user: User,
    issuer: string,
    { environmentId, role }: GivenRole,
    present: readonly Membership[],
  ) {
    const known = present.find((one) => one.environmentId === environmentId);
    const now = new Date();
    const details = { name: user.name, email: user.email, role };
    if (known) {
      if (known.providedBy === null || (known.role === role && known.providedBy === issuer)) return false;
      const before = known.role;
      await this.people.saveRole(Object.assign(known, { role, providedBy: issuer, updatedAt: now }));
      const areMadeOnesKept = ROLES[role].rank >= ROLES[before].rank;
      await this.lost.endLinks(user, { areMadeOnesKept, isKept: () => true });
      await this.log.record('member.role_changed', user.id, environmentId, { ...details, role_before: before });
      return true;
    }
    await this.people.insertMembership(
      Object.assign(new Membership(), {
        tenantId: this.database.scope.tenantId,
        id: newId('mem'),
        environmentId,
        userId: user.id,
        role,
        providedBy: issuer,
        createdBy: PROVIDER,
        createdAt: now,
        updatedAt: now,
        endedAt: null,
      } satisfies Partial<Membership>),
    );
    await this.log.record('member.joined', user.id, environmentId, details);
    return true;
  }

  /** Also from the last owner: who lost the group must not stay. The operator invites another. */
  private async takeUnless(
    wanted: readonly GivenRole[],
    { id, environmentId, role, providedBy }: Membership,
    user: User,
  ) {
    if (providedBy === null || wanted.some((one) => one.environmentId === environmentId)) return false;
    await this.people.removeMembership(id);
    // An invitation of the own address is somebody else's word.
    await this.lost.endLinks(user, { areMadeOnesKept: false, isKept: () => true });
    await this.log.record('member.removed', user.id, environmentId, { name: user.name, email: user.email, role });
    return true;
  }
}

function problemsOf({ role, environment }: GroupRule) {
  if (!(ROLE_NAMES as readonly string[]).includes(role))
    return [{ variable: 'OIDC_ROLES', problem: `a role must be one of ${ROLE_NAMES.join(', ')}` }];
  if (role === 'owner' && environment !== undefined)
    return [{ variable: 'OIDC_ROLES', problem: 'an owner owns the whole tenant: leave environment out' }];
  return [];
}

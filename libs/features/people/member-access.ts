import { Injectable } from '@nestjs/common';
import { AccountFacts, type Environment } from '@remit/accounts';
import { Database, ExpiringCache, tenantScope } from '@remit/database';
import { ApiError, type Caller } from '@remit/http-api';
import { countsFor, type Membership, membershipFor } from './membership.entity';
import { PeopleRepository } from './people.repository';
import { type Role, scopesOf } from './roles';
import type { User } from './user.entity';
import { UserRepository } from './user.repository';

/** Milliseconds for which a role is cached. Every process notices a changed one well within a second. */
const BELIEVED_MS = 500;

/** An environment that a person opens. */
export interface PersonEnvironment {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly environment: Environment;
  readonly role: Role;
  /** The environment itself when the role is for it alone; null for a role in the whole tenant. */
  readonly boundTo: string | null;
  /** Whether it stays closed until the person has a second factor, because an owner wants one of everybody. */
  readonly lacksSecondFactor: boolean;
}

/** What decides in a tenant what a member opens. */
interface TenantOfMember {
  readonly tenantName: string;
  readonly environments: readonly Environment[];
  readonly memberships: readonly Membership[];
  readonly secondFactorRequired: boolean;
}

/** How a person signed in, as far as it decides what opens. */
export interface PersonSignIn {
  readonly userId: string;
  /** Whether a second factor was proven. */
  readonly hasSecondFactor: boolean;
  /** Whether the provider signed the person in. Otherwise nothing opens that its groups gave. */
  readonly isFromProvider: boolean;
}

/** Tells what a person opens, and makes the caller that the guard of every route knows. */
@Injectable()
export class MemberAccess {
  private readonly users = new ExpiringCache<User | null>(BELIEVED_MS);
  private readonly standings = new ExpiringCache<TenantOfMember | undefined>(BELIEVED_MS);

  /** Users are never removed. */
  private isPeopled = false;

  constructor(
    private readonly database: Database,
    private readonly userRows: UserRepository,
    private readonly people: PeopleRepository,
    private readonly accounts: AccountFacts,
  ) {}

  /** Undefined when there is no such user. */
  async user(userId: string): Promise<User | undefined> {
    return (await this.users.get(userId, () => this.userRows.find(userId))) ?? undefined;
  }

  /** Whether anybody signs in with a password here. */
  async hasUsers(): Promise<boolean> {
    this.isPeopled ||= await this.userRows.hasAny();
    return this.isPeopled;
  }

  /** Every environment that the person opens, in each tenant. */
  async environmentsOf(signIn: PersonSignIn): Promise<PersonEnvironment[]> {
    const user = await this.user(signIn.userId);
    if (!user) return [];
    const opened = user.tenants.map((tenantId) => this.openedIn(tenantId, user, signIn));
    return (await Promise.all(opened)).flat();
  }

  /**
   * The caller for a request of the person.
   * @param environmentId X-Environment-ID as sent
   * @throws ApiError forbidden when the person does not open that environment
   */
  async callerOf(signIn: PersonSignIn, environmentId: string | undefined, confirmedAt: Date): Promise<Caller> {
    const user = await this.user(signIn.userId);
    if (!user) throw new ApiError('unauthorized');
    const found = await this.find(user, signIn, environmentId);
    if (!found) {
      throw new ApiError('forbidden', {
        message: 'Access denied',
        hint: 'You are no member here, or X-Environment-ID is missing. An owner or administrator invites members.',
      });
    }
    const { tenantId, environment, role, boundTo } = found;
    if (found.lacksSecondFactor)
      throw new ApiError('forbidden', {
        message: 'This business opens only with a second factor',
        hint: 'Prove yours, or set one up in the menu of your account.',
      });
    return {
      kind: 'key',
      tenantId,
      environmentId: environment.id,
      environmentType: environment.type,
      returnHosts: environment.returnHosts,
      approvalLimits: environment.approvalLimits,
      keyId: user.id,
      keyName: user.name,
      keyDisplayId: user.email,
      scopes: scopesOf(role),
      allowedAddresses: [],
      boundTo,
      responsible: user.id,
      person: { id: user.id, role, confirmedAt, isFromProvider: signIn.isFromProvider },
    };
  }

  /**
   * Forgets what this process believes of a user. Others forget it within half a second.
   * @param tenantIds where the memberships have changed
   */
  forget(userId: string, ...tenantIds: readonly string[]): void {
    this.users.forget(userId);
    for (const tenantId of tenantIds) this.standings.forget(`${tenantId}/${userId}`);
  }

  private async find(user: User, signIn: PersonSignIn, environmentId: string | undefined) {
    for (const tenantId of user.tenants) {
      const opened = await this.openedIn(tenantId, user, signIn);
      const found = opened.find(({ environment }) => environment.id === environmentId);
      if (found) return found;
    }
    return undefined;
  }

  private async openedIn(
    tenantId: string,
    { id, totpSecret }: User,
    signIn: PersonSignIn,
  ): Promise<PersonEnvironment[]> {
    const tenant = await this.standings.get(`${tenantId}/${id}`, () => this.tenantOf(tenantId, id));
    if (!tenant) return [];
    const { tenantName, environments, secondFactorRequired } = tenant;
    const memberships = tenant.memberships.filter((one) => countsFor(one, signIn));
    // A person with a second factor must prove it, also where the tenant requires none.
    const lacksSecondFactor = !signIn.hasSecondFactor && (secondFactorRequired || totpSecret !== null);
    return environments.flatMap((environment) =>
      entry(membershipFor(memberships, environment.id), { tenantId, tenantName, environment, lacksSecondFactor }),
    );
  }

  /** Undefined for a tenant in which the user has no membership. */
  private tenantOf(tenantId: string, userId: string): Promise<TenantOfMember | undefined> {
    return this.database.transaction(tenantScope(tenantId), async () => {
      const memberships = await this.people.membershipsOf(userId);
      if (memberships.length === 0) return undefined;
      const secondFactorRequired = (await this.people.rules())?.secondFactorRequired ?? false;
      const tenantName = await this.accounts.tenantName();
      return { tenantName, environments: await this.accounts.environments(), memberships, secondFactorRequired };
    });
  }
}

function entry(
  membership: Membership | undefined,
  place: Omit<PersonEnvironment, 'role' | 'boundTo'>,
): PersonEnvironment[] {
  return membership ? [{ ...place, role: membership.role, boundTo: membership.environmentId }] : [];
}

/** Notification for `ACCESS_CHANGES`: what a person opened in a tenant has changed. */
export const personAccessKey = (userId: string, tenantId: string): string => `${userId}/${tenantId}`;

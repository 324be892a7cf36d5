import { Injectable } from '@nestjs/common';
import { AccountFacts } from '@remit/accounts';
import { Database, newId, tenantScope } from '@remit/database';
import { currentEventContext } from '@remit/domain-events';
import { type EmailStatus, Letters } from '@remit/emails';
import { ApiError, type Caller } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { Invitation, INVITATION_MS, hashToken, newInvitationToken } from './invitation.entity';
import { invitationLetter } from './invitation-letter';
import { currentManager } from './rights-of-members';
import { MemberLog } from './member-log';
import { PeopleRepository } from './people.repository';
import { assertMayGive, assertReaches, reaches } from './ranks';
import type { Role } from './roles';
import { plainEmail } from './user.entity';

/** More than a company invites within three days. */
const MOST_OPEN = 200;

/**
 * Invitations of a tenant in an hour, and of one address among them. Each is an e-mail from the operator's server to
 * an address that the tenant chose.
 */
const MOST_AN_HOUR = 200;
const MOST_OF_ADDRESS = 10;
const HOUR_MS = 3_600_000;

export interface WantedMember {
  readonly email: string;
  readonly role: Role;
  /** Null: every environment of the tenant. */
  readonly environmentId: string | null;
}

export interface ListedInvitation {
  readonly invitation: Invitation;
  /** Null: no e-mail was to be sent. */
  readonly emailStatus: EmailStatus | null;
}

export interface NewInvitation {
  readonly invitation: Invitation;
  /** The link, shown only this time. */
  readonly url: string;
}

/** Invitations to a tenant by link. The operator invites the first owner. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly accounts: AccountFacts,
    private readonly log: MemberLog,
    private readonly letters: Letters,
    private readonly settings: Settings,
  ) {}

  /**
   * @throws ApiError forbidden, not_found for an unknown environment, conflict when too many are open, rate_limited
   * when too many were made within an hour
   */
  async invite(caller: Caller, wanted: WantedMember): Promise<NewInvitation> {
    assertReaches(caller, wanted.environmentId);
    assertMayGive(caller, wanted.role);
    if (wanted.role === 'owner' && wanted.environmentId !== null)
      throw ApiError.invalidField('role', 'An owner owns the whole tenant: send environment_id as null.');
    return this.database.transaction(caller, async () => {
      await this.people.lockMembers();
      const manager = await currentManager(this.people, caller);
      assertReaches(manager, wanted.environmentId);
      assertMayGive(manager, wanted.role);
      return this.issue(wanted, manager);
    });
  }

  /**
   * For the operator.
   * @throws ApiError not_found
   */
  async inviteOwner(tenantId: string, email: string): Promise<NewInvitation> {
    const [first] = await this.database.transaction(tenantScope(tenantId), () => this.accounts.environments());
    if (!first) throw new ApiError('not_found', { message: 'There is no such tenant.' });
    // An e-mail belongs to an environment, whose language it has.
    return this.database.transaction({ tenantId, environmentId: first.id }, async () => {
      await this.people.lockMembers();
      return this.issue({ email, role: 'owner', environmentId: null });
    });
  }

  /** Invitations whose links work, for what the caller opens. */
  async list(caller: Caller): Promise<ListedInvitation[]> {
    return this.database.transaction(caller, async () => {
      const open = await this.people.openInvitations(new Date());
      const seen = open.filter(({ environmentId }) => reaches(caller, environmentId));
      const statuses = await this.letters.statusOf(seen.map(({ id }) => id));
      return seen.map((invitation) => ({ invitation, emailStatus: statuses.get(invitation.id) ?? null }));
    });
  }

  /**
   * The link stops working.
   * @throws ApiError not_found, forbidden for a role above the caller's own
   */
  async revoke(caller: Caller, id: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      await this.people.lockMembers();
      const manager = await currentManager(this.people, caller);
      const invitation = await this.people.findInvitation(id);
      if (!invitation?.isOpen(new Date()) || !reaches(manager, invitation.environmentId))
        throw new ApiError('not_found', { message: 'There is no such invitation.' });
      assertMayGive(manager, invitation.role);
      await this.end(invitation);
      const { environmentId, email, role } = invitation;
      await this.log.record('member.invitation_revoked', id, environmentId, { email, role });
    });
  }

  /**
   * Needs the lock on the members, because it counts invitations and ends earlier ones.
   * @param manager absent when the operator invites
   */
  private async issue({ email: typed, role, environmentId }: WantedMember, manager?: Caller): Promise<NewInvitation> {
    const { tenantId } = this.database.scope;
    const now = new Date();
    const email = plainEmail(typed);
    const known = (await this.accounts.environments()).some(({ id }) => id === environmentId);
    if (environmentId !== null && !known)
      throw new ApiError('not_found', { message: 'There is no such environment.', param: 'environment_id' });
    await this.refuseTooMany(email, now);
    const open = await this.people.openInvitations(now);
    // A new link replaces the old one, so that what was promised last is what counts.
    const earlier = open.filter((one) => one.email === email && one.environmentId === environmentId);
    for (const invitation of earlier) {
      if (manager) assertMayGive(manager, invitation.role);
      await this.end(invitation);
    }
    if (open.length - earlier.length >= MOST_OPEN)
      throw new ApiError('conflict', { message: `${MOST_OPEN} invitations are open already` });
    const token = newInvitationToken(tenantId);
    const { actor, actorName } = currentEventContext();
    const invitation = Object.assign(new Invitation(), {
      tenantId,
      id: newId('ivt'),
      environmentId,
      email,
      role,
      hash: hashToken(token),
      invitedBy: actor,
      invitedByName: actorName ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_MS),
      endedAt: null,
    } satisfies Partial<Invitation>);
    await this.people.insertInvitation(invitation);
    await this.log.record('member.invited', invitation.id, environmentId, { email, role });
    // After the number sign, so that no server and no proxy ever logs the token.
    const url = `${this.settings.publicUrl}/join#${token}`;
    const business = await this.accounts.tenantName();
    await this.letters.queue((language) => invitationLetter(invitation, business, url, language));
    return { invitation, url };
  }

  private async refuseTooMany(email: string, now: Date): Promise<void> {
    const ofLastHour = (await this.people.newestInvitations(MOST_AN_HOUR)).filter(
      ({ createdAt }) => createdAt.getTime() > now.getTime() - HOUR_MS,
    );
    const ofAddress = ofLastHour.filter((one) => one.email === email);
    const [most, counted] =
      ofAddress.length >= MOST_OF_ADDRESS ? [MOST_OF_ADDRESS, ofAddress] : [MOST_AN_HOUR, ofLastHour];
    if (counted.length < most) return;
    const first = counted[most - 1]?.createdAt ?? now;
    throw new ApiError('rate_limited', {
      message:
        counted === ofAddress ? `${most} invitations of one address in an hour` : `${most} invitations in an hour`,
      retryAfterSeconds: Math.max(1, Math.ceil((first.getTime() + HOUR_MS - now.getTime()) / 1_000)),
    });
  }

  private async end(invitation: Invitation): Promise<void> {
    invitation.endedAt = new Date();
    await this.people.saveEnd(invitation);
    await this.letters.cancel(invitation.id);
  }
}

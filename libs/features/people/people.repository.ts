import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { IsNull, MoreThan, Not } from 'typeorm';
import { Invitation } from './invitation.entity';
import { Membership } from './membership.entity';
import { PeopleRules } from './people-rules.entity';

const PRESENT = { endedAt: IsNull() };

/** Members and invitations of one tenant. They belong to no environment, so only the tenant restricts them. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  /** Locks the members of the tenant: two owners cannot both be removed by requests that each see the other. */
  async lockMembers(): Promise<void> {
    await this.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [this.tenantId]);
  }

  async insertMembership(membership: Membership): Promise<void> {
    await this.manager.insert(Membership, { ...membership, tenantId: this.tenantId });
  }

  async memberships(): Promise<Membership[]> {
    return this.manager.find(Membership, { where: { tenantId: this.tenantId, ...PRESENT }, order: { id: 'ASC' } });
  }

  async membershipsOf(userId: string): Promise<Membership[]> {
    return this.manager.findBy(Membership, { tenantId: this.tenantId, ...PRESENT, userId });
  }

  async findMembership(id: string): Promise<Membership | null> {
    return this.manager.findOneBy(Membership, { tenantId: this.tenantId, ...PRESENT, id });
  }

  async saveRole({ id, role, providedBy, updatedAt }: Membership): Promise<void> {
    await this.manager.update(Membership, { tenantId: this.tenantId, id }, { role, providedBy, updatedAt });
  }

  async removeMembership(id: string): Promise<void> {
    await this.manager.delete(Membership, { tenantId: this.tenantId, id });
  }

  /** Removed by a person: no provider gives the role again until `forgetEnded`. */
  async endMembership(id: string): Promise<void> {
    const now = new Date();
    await this.manager.update(Membership, { tenantId: this.tenantId, id }, { endedAt: now, updatedAt: now });
  }

  /** Memberships of the user that a person ended. */
  async endedOf(userId: string): Promise<Membership[]> {
    return this.manager.findBy(Membership, { tenantId: this.tenantId, userId, endedAt: Not(IsNull()) });
  }

  async forgetEnded(userId: string, environmentId: string | null): Promise<void> {
    const place = { environmentId: environmentId ?? IsNull() };
    await this.manager.delete(Membership, { tenantId: this.tenantId, userId, ...place, endedAt: Not(IsNull()) });
  }

  async countOwners(): Promise<number> {
    return this.manager.countBy(Membership, { tenantId: this.tenantId, ...PRESENT, role: 'owner' });
  }

  /** Undefined while no owner has decided anything. */
  async rules(): Promise<PeopleRules | undefined> {
    return (await this.manager.findOneBy(PeopleRules, { tenantId: this.tenantId })) ?? undefined;
  }

  async saveRules(secondFactorRequired: boolean): Promise<void> {
    const rules = { tenantId: this.tenantId, secondFactorRequired, updatedAt: new Date() };
    await this.manager.upsert(PeopleRules, rules, ['tenantId']);
  }

  async insertInvitation(invitation: Invitation): Promise<void> {
    await this.manager.insert(Invitation, { ...invitation, tenantId: this.tenantId });
  }

  async findInvitation(id: string): Promise<Invitation | null> {
    return this.manager.findOneBy(Invitation, { tenantId: this.tenantId, id });
  }

  async findInvitationByHash(hash: string): Promise<Invitation | null> {
    return this.manager.findOneBy(Invitation, { tenantId: this.tenantId, hash });
  }

  /** Those whose links work. */
  async openInvitations(now: Date): Promise<Invitation[]> {
    const where = { tenantId: this.tenantId, endedAt: IsNull(), expiresAt: MoreThan(now) };
    return this.manager.find(Invitation, { where, order: { id: 'DESC' } });
  }

  /** Of every state, newest first. */
  async newestInvitations(most: number): Promise<Invitation[]> {
    return this.manager.find(Invitation, { where: { tenantId: this.tenantId }, order: { id: 'DESC' }, take: most });
  }

  async saveEnd({ id, endedAt }: Invitation): Promise<void> {
    await this.manager.update(Invitation, { tenantId: this.tenantId, id }, { endedAt });
  }

  private get manager() {
    return this.database.manager;
  }

  private get tenantId(): string {
    return this.database.scope.tenantId;
  }
}

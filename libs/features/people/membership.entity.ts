import { Check, Column, Entity, Index, PrimaryColumn, type Relation } from 'typeorm';
import { type Environment, OfEnvironment, OfTenant, type Tenant } from '@remit/accounts';
import { TimeColumn } from '@remit/database';
import { type Role, ROLE_NAMES } from './roles';

/** The role of a user in one environment, or in the whole tenant. */
@Entity({ name: 'memberships' })
@Index('memberships_user', ['tenantId', 'userId'])
@Check('memberships_role', `role in ('${ROLE_NAMES.join("', '")}')`)
@Check('memberships_owner_reach', `role <> 'owner' or environment_id is null`)
export class Membership {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Null: every environment of the tenant in which the user has no role of its own. */
  @Column({ type: 'text', nullable: true })
  environmentId: string | null;

  @Column({ type: 'text' })
  userId: string;

  @Column({ type: 'text' })
  role: Role;

  /** Issuer of the provider whose groups gave the role, and may take it away; null for one given by hand. */
  @Column({ type: 'text', nullable: true })
  providedBy: string | null;

  /** Id of who invited the user. */
  @Column({ type: 'text' })
  createdBy: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  /** When a person removed the member. Such a row opens nothing; it keeps providers from giving the role again. */
  @TimeColumn({ nullable: true })
  endedAt: Date | null;

  @OfTenant()
  tenant: Relation<Tenant>;

  @OfEnvironment()
  environment: Relation<Environment> | null;
}

/** What the groups of a provider gave opens only in sessions that it opened: who left it may have a password still. */
export const countsFor = ({ providedBy }: Membership, { isFromProvider }: { isFromProvider: boolean }): boolean =>
  providedBy === null || isFromProvider;

/** The membership that counts in an environment: its own, or else that of the whole tenant. An owner is one anywhere. */
export function membershipFor(memberships: readonly Membership[], environmentId: string): Membership | undefined {
  return (
    memberships.find(({ role }) => role === 'owner') ??
    memberships.find((one) => one.environmentId === environmentId) ??
    memberships.find((one) => one.environmentId === null)
  );
}

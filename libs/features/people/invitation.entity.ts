import { Column, Entity, Index, PrimaryColumn, type Relation } from 'typeorm';
import { type Environment, OfEnvironment, OfTenant, type Tenant } from '@remit/accounts';
import { TimeColumn } from '@remit/database';
import type { Role } from './roles';

/** Milliseconds that the link of an invitation works. */
export const INVITATION_MS = 72 * 3_600_000;

/** An invitation by link. The link works once; its token is stored as a hash. */
@Entity({ name: 'invitations' })
@Index('invitations_hash', ['tenantId', 'hash'], { unique: true })
export class Invitation {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Null: the role is for every environment of the tenant. */
  @Column({ type: 'text', nullable: true })
  environmentId: string | null;

  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'text' })
  invitedBy: string;

  @Column({ type: 'text', nullable: true })
  invitedByName: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  expiresAt: Date;

  /** When it was accepted or taken back. */
  @TimeColumn({ nullable: true })
  endedAt: Date | null;

  @OfTenant()
  tenant: Relation<Tenant>;

  @OfEnvironment()
  environment: Relation<Environment> | null;

  isOpen(now: Date): boolean {
    return this.endedAt === null && this.expiresAt > now;
  }
}

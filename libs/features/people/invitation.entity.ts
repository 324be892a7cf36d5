import { Column, Entity, Index, PrimaryColumn, type Relation } from 'typeorm';
import { type Environment, OfEnvironment, OfTenant, type Tenant } from '@remit/accounts';
import { TimeColumn } from '@remit/database';
import type { Role } from './roles';
import { hash, randomBytes } from 'node:crypto';

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

/** `<ULID of the tenant>_<256 random bits, base64url>`. It names its tenant, as API keys do, so no query looks across. */
const TOKEN = /^([0-9A-HJKMNP-TV-Z]{26})_[A-Za-z0-9_-]{43}$/;

const TENANT_PREFIX = 'tenant_';

export const newInvitationToken = (tenantId: string): string =>
  `${tenantId.slice(TENANT_PREFIX.length)}_${randomBytes(32).toString('base64url')}`;

/** Undefined for a text that cannot be a token. The id proves nothing: only the stored hash does. */
export function tenantIdOfToken(token: string): string | undefined {
  const ulid = TOKEN.exec(token)?.[1];
  return ulid === undefined ? undefined : TENANT_PREFIX + ulid;
}

/** 256 random bits cannot be guessed, so a plain hash is enough. */
export const hashToken = (token: string): string => hash('sha256', token, 'base64url');

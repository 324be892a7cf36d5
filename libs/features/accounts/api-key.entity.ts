import { Check, Column, Entity, Index, PrimaryColumn, type Relation } from 'typeorm';
import { TimeColumn } from '@remit/database';
import { KEY_SCOPES, type KeyScope } from '@remit/http-api';
import { type Environment, OfEnvironment } from './environment.entity';
import { OfTenant, type Tenant } from './tenant.entity';

/** Milliseconds. `last_used_at` is written at most this often, so that a busy key does not cost a write per request. */
const LAST_USED_EVERY_MS = 60_000;

/** An API key of a tenant. Only its hash is stored. The text is shown once, when the key is made. */
@Entity({ name: 'api_keys' })
@Index('api_keys_hash', ['tenantId', 'hash'], { unique: true })
@Check('api_keys_scopes', `cardinality(scopes) > 0 and scopes <@ array['${KEY_SCOPES.join("', '")}']`)
export class ApiKey {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Null: the key works in every environment of the tenant. */
  @Column({ type: 'text', nullable: true })
  environmentId: string | null;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', array: true })
  scopes: KeyScope[];

  /** Addresses and networks from which it may be used; empty means anywhere. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  allowedAddresses: string[];

  /** SHA-256 of the whole key, base64url. */
  @Column({ type: 'text' })
  hash: string;

  /** First and last characters of the key, to recognise it by. */
  @Column({ type: 'text' })
  displayId: string;

  @TimeColumn({ nullable: true })
  expiresAt: Date | null;

  @TimeColumn({ nullable: true })
  lastUsedAt: Date | null;

  @TimeColumn({ nullable: true })
  revokedAt: Date | null;

  /** Id of the key or person that made it, or `operator`. */
  @Column({ type: 'text' })
  createdBy: string;

  /** The name which that had then. */
  @Column({ type: 'text', nullable: true })
  createdByName: string | null;

  /** The person who made it, or who made the key that made it; null when no person did. */
  @Column({ type: 'text', nullable: true })
  responsible: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  @OfTenant()
  tenant: Relation<Tenant>;

  @OfEnvironment()
  environment: Relation<Environment> | null;

  get status(): 'active' | 'expired' | 'revoked' {
    if (this.revokedAt) return 'revoked';
    return this.isExpired(new Date()) ? 'expired' : 'active';
  }

  isUsable(now: Date): boolean {
    return this.revokedAt === null && !this.isExpired(now);
  }

  isLastUsedStale(now: Date): boolean {
    return this.lastUsedAt === null || now.getTime() - this.lastUsedAt.getTime() >= LAST_USED_EVERY_MS;
  }

  /** Revoking again changes nothing. */
  revoke(now: Date): void {
    this.revokedAt ??= now;
    this.updatedAt = now;
  }

  private isExpired(now: Date): boolean {
    return this.expiresAt !== null && this.expiresAt.getTime() <= now.getTime();
  }
}

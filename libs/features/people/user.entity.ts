import { newId, ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';

/** A person. Users belong to no tenant: what one may do in a tenant is a membership there. */
@Entity({ name: 'users' })
@Index('users_email', ['tenantId', 'environmentId', 'email'], { unique: true })
@Index('users_reset', ['tenantId', 'environmentId', 'resetHash'], { unique: true })
@Check('users_email_lower', 'email = lower(email)')
export class User extends ScopedEntity {
  /** In lower case. */
  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text' })
  name: string;

  /** As `Passwords` writes it; null for who has none, and signs in otherwise. */
  @Column({ type: 'text', nullable: true })
  passwordHash: string | null;

  /** Tenants in which the user may have memberships. One that was left may still be listed. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  tenants: string[];

  /** Addresses from which the account was opened, the newest first. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  places: string[];

  /** SHA-256 of the token of a link that sets a new password; null when there is none. */
  @Column({ type: 'text', nullable: true })
  resetHash: string | null;

  @TimeColumn({ nullable: true })
  resetUntil: Date | null;

  /** Whether that link also takes the second factor away: the person has lost it too. */
  @Column({ type: 'boolean', default: false })
  resetRemovesFactor: boolean;

  /** The person disconnected the account of the provider: its address does not find the user until it is connected. */
  @Column({ type: 'boolean', default: false })
  providerEnded: boolean;

  /** Encrypted secret of the authenticator app; null without a second factor. */
  @Column({ type: 'text', nullable: true })
  totpSecret: string | null;

  /** Encrypted secret that no code has proven yet. */
  @Column({ type: 'text', nullable: true })
  totpPending: string | null;

  /** Step of the last code that was used. */
  @Column({ type: 'integer', default: 0 })
  totpStep: number;

  /** SHA-256 of the recovery codes that are left. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  recoveryHashes: string[];

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;
}

/** A user whom nothing else is known of. @param place from where the password was set, if there is one */
export function newUser(email: string, name: string, passwordHash: string | null, ...places: string[]): User {
  const now = new Date();
  return Object.assign(new User(), {
    id: newId('usr'),
    email,
    name,
    passwordHash,
    tenants: [],
    places,
    resetHash: null,
    resetUntil: null,
    resetRemovesFactor: false,
    providerEnded: false,
    totpSecret: null,
    totpPending: null,
    totpStep: 0,
    recoveryHashes: [],
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<User>);
}

/** One spelling of an e-mail address, by which users are found. */
export const plainEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

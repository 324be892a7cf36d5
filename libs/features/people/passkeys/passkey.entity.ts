import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** A passkey of a user: a key pair whose private half never leaves the authenticator (WebAuthn). */
@Entity({ name: 'passkeys' })
@Index('passkeys_credential', ['tenantId', 'environmentId', 'credentialId'], { unique: true })
@Index('passkeys_user', ['tenantId', 'environmentId', 'userId'])
export class Passkey extends ScopedEntity {
  @Column({ type: 'text' })
  userId: string;

  /** As the person calls it. */
  @Column({ type: 'text' })
  name: string;

  /** Id that the authenticator chose, in base64url. */
  @Column({ type: 'text' })
  credentialId: string;

  /** COSE key, in base64url. */
  @Column({ type: 'text' })
  publicKey: string;

  /** Signatures that the authenticator says it made; 0 for one that does not count. */
  @Column({ type: 'bigint' })
  counter: string;

  /** How the browser reaches the authenticator. */
  @Column({ type: 'text', array: true })
  transports: string[];

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  lastUsedAt: Date | null;
}

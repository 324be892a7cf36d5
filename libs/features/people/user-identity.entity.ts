import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** An account of an OpenID Connect provider, by which a user signs in. Its id is the SHA-256 of issuer and subject. */
@Entity({ name: 'user_identities' })
@Index('user_identities_user', ['tenantId', 'environmentId', 'userId'])
export class UserIdentity extends ScopedEntity {
  @Column({ type: 'text' })
  userId: string;

  @Column({ type: 'text' })
  issuer: string;

  @Column({ type: 'text' })
  subject: string;

  @TimeColumn()
  createdAt: Date;
}

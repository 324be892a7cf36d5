import { hash } from 'node:crypto';
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

  /** Whether the person connected it while signed in; otherwise it came with the first sign-in there. */
  @Column({ type: 'boolean', default: false })
  linked: boolean;

  @TimeColumn()
  createdAt: Date;
}

type Account = Readonly<Pick<UserIdentity, 'issuer' | 'subject'>>;

export const idOfIdentity = ({ issuer, subject }: Account): string =>
  hash('sha256', JSON.stringify([issuer, subject]), 'base64url');

/** @param linked whether the person connects it while signed in */
export const newIdentity = ({ issuer, subject }: Account, userId: string, linked: boolean): UserIdentity =>
  Object.assign(new UserIdentity(), {
    id: idOfIdentity({ issuer, subject }),
    userId,
    issuer,
    subject,
    linked,
    createdAt: new Date(),
  } satisfies Partial<UserIdentity>);

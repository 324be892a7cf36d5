import { ScopedEntity, TimeColumn } from '@remit/database';
import type { PersonSignIn } from '@remit/people';
import { Column, Entity } from 'typeorm';

/** A key that was used to sign in. Its text is not stored. */
export interface SessionKey {
  readonly tenantId: string;
  readonly keyId: string;
  /** The only environment that it opens; null for a key of the whole tenant. */
  readonly boundTo: string | null;
}

/** How a person signed in, or proved it again. */
export interface SignInMethod {
  /** `password`, `provider`, or the id of a passkey. */
  readonly signedInWith: string;
  readonly factors: readonly string[];
  readonly confirmedAt: Date;
  /** The account that signed in at the provider, as `accountOfProvider` names it. */
  readonly account?: string;
}

/** A session of the console: of keys, or of one person. Its id is the SHA-256 of the random token in the cookie, which is stored nowhere else. */
@Entity({ name: 'console_sessions' })
export class ConsoleSession extends ScopedEntity {
  @Column({ type: 'jsonb' })
  keys: readonly SessionKey[];

  /** HMAC of the id with the operator's key, so that a change of that key ends it; null without the operator's key. */
  @Column({ type: 'text', nullable: true })
  operatorProof: string | null;

  /** The person who signed in; null for a session of keys. */
  @Column({ type: 'text', nullable: true })
  userId: string | null;

  /** `password`, `provider`, or the id of a passkey; null for a session of keys. */
  @Column({ type: 'text', nullable: true })
  signedInWith: string | null;

  /** Second factors that the person proved in this session: `app`, `provider`, or ids of passkeys. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  factors: readonly string[];

  /** When the person last proved who they are: here, or at the provider. */
  @TimeColumn()
  confirmedAt: Date;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  lastSeenAt: Date;

  @TimeColumn()
  endsAt: Date;

  get hasSecondFactor(): boolean {
    return this.factors.length > 0;
  }

  /** Undefined for a session of keys. */
  get signIn(): PersonSignIn | undefined {
    const { userId, hasSecondFactor, signedInWith } = this;
    return userId === null ? undefined : { userId, hasSecondFactor, isFromProvider: signedInWith === 'provider' };
  }
}

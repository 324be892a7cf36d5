import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** A key that somebody signed in with. Its text is not kept. */
export interface HeldKey {
  readonly tenantId: string;
  readonly keyId: string;
  /** The only environment it opens; null for a key of the whole tenant. */
  readonly boundTo: string | null;
}

/** Somebody who is signed in to the console. The id is the SHA-256 of the random text in the cookie, which is kept nowhere else. */
@Entity({ name: 'console_sessions' })
export class ConsoleSession extends ScopedEntity {
  @Column({ type: 'jsonb' })
  keys: readonly HeldKey[];

  /** HMAC of the id with the operator's key, so that another key ends it; null when the operator's key is not among them. */
  @Column({ type: 'text', nullable: true })
  operatorProof: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  lastSeenAt: Date;

  @TimeColumn()
  endsAt: Date;
}

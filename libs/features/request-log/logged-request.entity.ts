import { ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';

/** `api`: with a key in a header. `console`: somebody signed in to the console. */
export const REQUEST_ORIGINS = ['api', 'console'] as const;

export type RequestOrigin = (typeof REQUEST_ORIGINS)[number];

/** One answered request. Of its query, headers and body nothing is kept. */
@Entity({ name: 'logged_requests' })
@Index('logged_requests_request', ['tenantId', 'environmentId', 'requestId', 'id'])
@Index('logged_requests_refused', ['tenantId', 'environmentId', 'id'], { where: 'status >= 400' })
@Check('logged_requests_origin_known', `origin in (${REQUEST_ORIGINS.map((origin) => `'${origin}'`).join(', ')})`)
export class LoggedRequest extends ScopedEntity {
  /** When it arrived. */
  @TimeColumn()
  receivedAt: Date;

  @Column({ type: 'text' })
  origin: RequestOrigin;

  @Column({ type: 'text' })
  method: string;

  /** Without its query and without card numbers. */
  @Column({ type: 'text' })
  path: string;

  /** 499: the caller hung up before it was answered. */
  @Column({ type: 'smallint' })
  status: number;

  @Column({ type: 'integer' })
  durationMs: number;

  @Column({ type: 'text' })
  requestId: string;

  @Column({ type: 'text', nullable: true })
  errorCode: string | null;

  /** Whether an earlier answer was given again for its Idempotency-Key. */
  @Column({ type: 'boolean' })
  replayed: boolean;

  @Column({ type: 'text' })
  keyId: string;

  /** As the key was called then. */
  @Column({ type: 'text' })
  keyName: string;

  /** Enough of the key to recognise it by. */
  @Column({ type: 'text' })
  keyDisplayId: string;
}

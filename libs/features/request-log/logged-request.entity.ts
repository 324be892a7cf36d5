import { ScopedEntity, TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index } from 'typeorm';

/** `api`: with a key in a header. `console`: with a session of the console. */
export const REQUEST_ORIGINS = ['api', 'console'] as const;

export type RequestOrigin = (typeof REQUEST_ORIGINS)[number];

/** One answered request. Its query, headers and body are not stored. */
@Entity({ name: 'logged_requests' })
@Index('logged_requests_request', ['tenantId', 'environmentId', 'requestId', 'id'])
@Index('logged_requests_refused', ['tenantId', 'environmentId', 'id'], { where: 'status >= 400' })
@Check('logged_requests_origin_known', `origin in (${REQUEST_ORIGINS.map((origin) => `'${origin}'`).join(', ')})`)
export class LoggedRequest extends ScopedEntity {
  /** Time of arrival. */
  @TimeColumn()
  receivedAt: Date;

  @Column({ type: 'text' })
  origin: RequestOrigin;

  @Column({ type: 'text' })
  method: string;

  /** Without the query and without card numbers. */
  @Column({ type: 'text' })
  path: string;

  /** 499: the caller disconnected before the answer. */
  @Column({ type: 'smallint' })
  status: number;

  @Column({ type: 'integer' })
  durationMs: number;

  @Column({ type: 'text' })
  requestId: string;

  @Column({ type: 'text', nullable: true })
  errorCode: string | null;

  /** Whether the answer was an earlier one, repeated for the same Idempotency-Key. */
  @Column({ type: 'boolean' })
  replayed: boolean;

  @Column({ type: 'text' })
  keyId: string;

  /** Name of the key at that time. */
  @Column({ type: 'text' })
  keyName: string;

  /** The part of the key that is enough to recognise it. */
  @Column({ type: 'text' })
  keyDisplayId: string;
}

import { TimeColumn } from '@remit/database';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One POST with an Idempotency-Key: running, or done with its answer. */
@Entity({ name: 'idempotency_keys' })
@Index('idempotency_keys_age', ['tenantId', 'environmentId', 'createdAt'])
@Check('idempotency_keys_state', `state in ('running', 'done')`)
@Check('idempotency_keys_answer', `(state = 'done') = (status is not null)`)
export class IdempotencyKey {
  @PrimaryColumn({ type: 'text' })
  tenantId: string;

  @PrimaryColumn({ type: 'text' })
  environmentId: string;

  /** Id of the API key. Two keys of one tenant never share an Idempotency-Key. */
  @PrimaryColumn({ type: 'text' })
  keyId: string;

  @PrimaryColumn({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  requestHash: string;

  @Column({ type: 'text', default: 'running' })
  state: 'running' | 'done';

  /** The run that holds the lease. A run that lost the lease can no longer commit what it creates. */
  @Column({ type: 'text' })
  runId: string;

  @TimeColumn()
  lockedUntil: Date;

  /**
   * Id of the row that the request created, written in the same transaction. After a crash the next run finds it
   * instead of creating another.
   */
  @Column({ type: 'text', nullable: true })
  resourceId: string | null;

  @Column({ type: 'smallint', nullable: true })
  status: number | null;

  /** JSON text, encrypted because answers contain payment URLs. */
  @Column({ type: 'text', nullable: true })
  body: string | null;

  @TimeColumn()
  createdAt: Date;
}

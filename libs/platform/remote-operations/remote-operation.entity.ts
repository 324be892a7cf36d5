import { Check, Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';
import type { GatewayError } from '@remit/gateway';

/** `probe`: a link that shows how the account behaves. It is disabled at once. */
export type RemoteObjectKind = 'customer' | 'invoice' | 'link' | 'probe';

/**
 * `planned`: nothing exists at Nomod. `calling`: the one call is under way. `unknown`: the call ended without a clear
 * result. `refused`: Nomod refused it. `done`: the object exists and is recorded.
 */
export type RemoteOperationState = 'planned' | 'calling' | 'unknown' | 'refused' | 'done';

/**
 * The intent to create one object at Nomod. It is stored before the call, so that no crash or lost answer creates a
 * second object.
 */
@Entity({ name: 'remote_operations' })
@Index('remote_operations_subject', ['tenantId', 'environmentId', 'kind', 'connectionId', 'subjectId'], {
  unique: true,
})
@Index('remote_operations_remote', ['remoteId'], { where: 'remote_id is not null' })
@Check('remote_operations_kind', `kind in ('customer', 'invoice', 'link', 'probe')`)
@Check('remote_operations_state', `state in ('planned', 'calling', 'unknown', 'refused', 'done')`)
export class RemoteOperation extends ScopedEntity {
  @Column({ type: 'text' })
  kind: RemoteObjectKind;

  @Column({ type: 'text' })
  connectionId: string;

  /** Our customer, invoice, payment or probe. */
  @Column({ type: 'text' })
  subjectId: string;

  @Column({ type: 'text', default: 'planned' })
  state: RemoteOperationState = 'planned';

  /** How often the create call was sent. Above one, a spare object may exist. */
  @Column({ type: 'integer', default: 0 })
  calls: number = 0;

  /** Number of calls that Nomod confirmed with an unusable answer. Each may have made an object. */
  @Column({ type: 'integer', default: 0 })
  unusableAnswers: number = 0;

  /** End of the lease: until then the process that works on the operation counts as alive. */
  @TimeColumn({ nullable: true })
  leasedUntil: Date | null = null;

  /** Start of the period in which lookups without a result count towards proven absence. */
  @TimeColumn({ nullable: true })
  uncertainSince: Date | null = null;

  @Column({ type: 'text', nullable: true })
  remoteId: string | null = null;

  @Column({ type: 'text', nullable: true })
  lastError: string | null = null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  isLeased(now: Date): boolean {
    return this.leasedUntil !== null && this.leasedUntil > now;
  }

  /** True when an unrecorded object may exist at Nomod. Look it up before the call. */
  get isUncertain(): boolean {
    return this.state === 'unknown' || this.state === 'calling';
  }

  /** Leases the operation for a lookup. A call whose process died became uncertain when its lease ended. */
  startLookup(now: Date, leasedUntil: Date): void {
    this.uncertainSince ??= this.leasedUntil ?? now;
    this.state = 'unknown';
    this.leasedUntil = leasedUntil;
  }

  startCall(leasedUntil: Date): void {
    this.state = 'calling';
    this.calls += 1;
    this.uncertainSince = null;
    this.leasedUntil = leasedUntil;
  }

  recordFailure(error: GatewayError, now: Date): void {
    this.leasedUntil = null;
    this.lastError = error.message;
    if (error.kind === 'invalid_answer') this.unusableAnswers += 1;
    if (error.outcome === 'unknown') {
      this.state = 'unknown';
      this.uncertainSince = now;
    } else {
      this.state = error.kind === 'refused' || error.kind === 'not_found' ? 'refused' : 'planned';
    }
  }

  /** Resets the operation when the object was removed at Nomod, or is no longer the right one. */
  forgetObject(): void {
    this.state = 'planned';
    this.remoteId = null;
    this.calls = 0;
    this.unusableAnswers = 0;
  }

  /** Keeps the operation uncertain after a lookup that failed or found nothing yet. */
  keepUncertain(reason: string): void {
    this.leasedUntil = null;
    this.lastError = reason;
  }
}

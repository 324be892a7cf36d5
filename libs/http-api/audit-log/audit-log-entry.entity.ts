import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity } from 'typeorm';

/** One administrative act. Never changed and never removed. */
@Entity({ name: 'audit_log_entries' })
export class AuditLogEntry extends ScopedEntity {
  /** What was done, as a past fact: `api_key.created`. */
  @Column({ type: 'text' })
  action: string;

  /** Id of what it was done to. */
  @Column({ type: 'text' })
  subjectId: string;

  /** How much money it was about, and the like; null for what moves none. */
  @Column({ type: 'jsonb', nullable: true })
  details: Readonly<Record<string, string>> | null = null;

  /** Id of the API key that did it, or `operator`. */
  @Column({ type: 'text' })
  actor: string;

  /** IP address it came from; null for work in the background. */
  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'text', nullable: true })
  requestId: string | null;

  @TimeColumn()
  occurredAt: Date;
}

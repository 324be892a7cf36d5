import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';

/** One administrative act. Never changed and never removed. */
@Entity({ name: 'audit_log_entries' })
@Index('audit_log_entries_sequence', ['tenantId', 'environmentId', 'sequence'], { unique: true })
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

  /** Its place in the chain of its environment, from 1 on without a gap. The database gives it. */
  @Column({ type: 'bigint' })
  sequence: string;

  /** SHA-256 over the entry and the hash of the one before it (entry-hash.ts). The database makes it. */
  @Column({ type: 'text' })
  hash: string;
}

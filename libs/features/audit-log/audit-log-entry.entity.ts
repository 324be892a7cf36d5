import { ScopedEntity, TimeColumn } from '@remit/database';
import { Column, Entity, Index } from 'typeorm';
import type { AuditAction } from './audit-actions';

/** One administrative act. Never changed and never removed. */
@Entity({ name: 'audit_log_entries' })
@Index('audit_log_entries_sequence', ['tenantId', 'environmentId', 'sequence'], { unique: true })
export class AuditLogEntry extends ScopedEntity {
  /** The act as a past fact: `api_key.created`. */
  @Column({ type: 'text' })
  action: AuditAction;

  /** Id of the object of the act. */
  @Column({ type: 'text' })
  subjectId: string;

  /** Details such as the amount of money; null for acts that move none. */
  @Column({ type: 'jsonb', nullable: true })
  details: Readonly<Record<string, string>> | null = null;

  /** Id of the acting API key or person, or `operator`. */
  @Column({ type: 'text' })
  actor: string;

  /** The name that the key or person had then; null for the operator. */
  @Column({ type: 'text', nullable: true })
  actorName: string | null;

  /** IP address of the request; null for background work. */
  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'text', nullable: true })
  requestId: string | null;

  @TimeColumn()
  occurredAt: Date;

  /** Position in the chain of its environment, from 1 without gaps. The database assigns it. */
  @Column({ type: 'bigint' })
  sequence: string;

  /** SHA-256 over the entry and the hash of its predecessor (entry-hash.ts). The database computes it. */
  @Column({ type: 'text' })
  hash: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { PageResponse } from '@remit/http-api';
import { AUDIT_ACTIONS, type AuditAction } from '../audit-actions';
import type { AuditLogEntry } from '../audit-log-entry.entity';

export class AuditLogEntryResponse {
  @ApiProperty({ type: String })
  readonly id: string;

  @ApiProperty({ enum: AUDIT_ACTIONS, example: 'api_key.created' })
  readonly action: AuditAction;

  @ApiProperty({ type: String, description: 'Id of the changed object' })
  readonly subject_id: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    nullable: true,
    description: 'Further facts such as the amount; null for actions without money',
  })
  readonly details: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, description: 'Id of the API key or person that did it, or `operator`' })
  readonly actor: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The name of that key or person then; null for the operator',
  })
  readonly actor_name: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'IP address it came from' })
  readonly source: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly request_id: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly occurred_at: string;

  @ApiProperty({ type: 'integer', description: 'Position in the log of its environment, without gaps' })
  readonly sequence: number;

  @ApiProperty({ type: String, description: 'SHA-256 of the entry and the previous hash' })
  readonly hash: string;
}

export class AuditChainHeadResponse {
  @ApiProperty({ type: 'integer' })
  readonly sequence: number;

  @ApiProperty({ type: String })
  readonly hash: string;
}

export class BrokenAuditChainResponse {
  @ApiProperty({ type: 'integer' })
  readonly sequence: number;

  @ApiProperty({ type: String })
  readonly id: string;

  @ApiProperty({
    enum: ['changed', 'missing_before'],
    description: '`changed`: the entry was changed. `missing_before`: the previous entry is missing',
  })
  readonly reason: 'changed' | 'missing_before';
}

export class AuditChainResponse {
  @ApiProperty({ type: Boolean })
  readonly ok: boolean;

  @ApiProperty({ type: 'integer', description: 'Number of checked entries' })
  readonly entries: number;

  @ApiProperty({ type: AuditChainHeadResponse, nullable: true, description: 'The last entry. Save it outside Remit' })
  readonly head: AuditChainHeadResponse | null;

  @ApiProperty({ type: BrokenAuditChainResponse, nullable: true })
  readonly broken: BrokenAuditChainResponse | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Whether the entry that you saved is unchanged' })
  readonly anchor_holds: boolean | null;
}

export class AuditLogResponse extends PageResponse(AuditLogEntryResponse) {}

export function presentAuditLogEntry(entry: AuditLogEntry): AuditLogEntryResponse {
  return {
    id: entry.id,
    action: entry.action,
    subject_id: entry.subjectId,
    details: entry.details,
    actor: entry.actor,
    actor_name: entry.actorName,
    source: entry.source,
    request_id: entry.requestId,
    occurred_at: entry.occurredAt.toISOString(),
    sequence: Number(entry.sequence),
    hash: entry.hash,
  };
}

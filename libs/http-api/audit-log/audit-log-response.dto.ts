import { ApiProperty } from '@nestjs/swagger';
import { PageResponse } from '../pagination/page-response';
import type { AuditLogEntry } from './audit-log-entry.entity';

export class AuditLogEntryResponse {
  @ApiProperty({ type: String })
  readonly id: string;

  @ApiProperty({ type: String, example: 'api_key.created' })
  readonly action: string;

  @ApiProperty({ type: String, description: 'Id of what it was done to' })
  readonly subject_id: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    nullable: true,
    description: 'How much money it was about, and the like; null for what moves none',
  })
  readonly details: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, description: 'Id of the API key that did it, or `operator`' })
  readonly actor: string;

  @ApiProperty({ type: String, nullable: true, description: 'IP address it came from' })
  readonly source: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly request_id: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly occurred_at: string;
}

export class AuditLogResponse extends PageResponse(AuditLogEntryResponse) {}

export function presentAuditLogEntry(entry: AuditLogEntry): AuditLogEntryResponse {
  return {
    id: entry.id,
    action: entry.action,
    subject_id: entry.subjectId,
    details: entry.details,
    actor: entry.actor,
    source: entry.source,
    request_id: entry.requestId,
    occurred_at: entry.occurredAt.toISOString(),
  };
}

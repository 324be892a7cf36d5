import { ApiProperty } from '@nestjs/swagger';
import type { AttentionKind } from '@remit/domain-events';
import { PageResponse, ApiField } from '@remit/http-api';
import { ATTENTION_STATUSES, type AttentionStatus, type Evidence } from '../attention-item.entity';
import { type AttentionAction, attentionKinds } from '../attention-kinds';

class EvidenceResponse {
  @ApiField.facts('What we hold')
  readonly ours: Evidence;

  @ApiField.facts('What Nomod says')
  readonly nomods: Evidence;
}

/** Something that needs a person. */
export class AttentionResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text('Identifies the subject; each key has at most one open row')
  readonly key: string;

  @ApiField.oneOf(Object.keys(attentionKinds))
  readonly kind: AttentionKind;

  @ApiField.oneOf(ATTENTION_STATUSES)
  readonly status: AttentionStatus;

  @ApiField.text()
  readonly summary: string;

  @ApiField.optionalText()
  readonly what_to_do: string | null;

  @ApiProperty({ enum: ['check', 'match', 'retry', 'count_lost', 'dismiss'], isArray: true })
  readonly actions: AttentionAction[];

  @ApiProperty({ type: EvidenceResponse })
  readonly evidence: EvidenceResponse;

  @ApiField.optionalText()
  readonly invoice_id: string | null;

  @ApiField.optionalText()
  readonly payment_id: string | null;

  @ApiField.optionalText()
  readonly charge_id: string | null;

  @ApiField.optionalText()
  readonly connection_id: string | null;

  @ApiField.optionalText()
  readonly delivery_id: string | null;

  @ApiField.integer('Number of times Remit found it')
  readonly occurrences: number;

  @ApiField.time()
  readonly first_seen_at: string;

  @ApiField.time()
  readonly last_seen_at: string;

  @ApiField.optionalTime()
  readonly resolved_at: string | null;

  @ApiField.optionalText()
  readonly resolved_by: string | null;

  @ApiField.optionalText()
  readonly note: string | null;
}

export class AttentionListResponse extends PageResponse(AttentionResponse) {}

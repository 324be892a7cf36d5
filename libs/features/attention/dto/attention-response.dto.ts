import { ApiProperty } from '@nestjs/swagger';
import type { AttentionKind } from '@remit/domain-events';
import { PageResponse, Shown } from '@remit/http-api';
import { ATTENTION_STATUSES, type AttentionStatus, type Evidence } from '../attention-item.entity';
import { type AttentionAction, attentionKinds } from '../attention-kinds';

class EvidenceResponse {
  @Shown.facts('What we hold')
  readonly ours: Evidence;

  @Shown.facts('What Nomod says')
  readonly nomods: Evidence;
}

/** Something that needs a person. */
export class AttentionResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text('Identifies the subject; each key has at most one open row')
  readonly key: string;

  @Shown.oneOf(Object.keys(attentionKinds))
  readonly kind: AttentionKind;

  @Shown.oneOf(ATTENTION_STATUSES)
  readonly status: AttentionStatus;

  @Shown.text()
  readonly summary: string;

  @Shown.optionalText()
  readonly what_to_do: string | null;

  @ApiProperty({ enum: ['check', 'match', 'retry', 'count_lost', 'dismiss'], isArray: true })
  readonly actions: AttentionAction[];

  @ApiProperty({ type: EvidenceResponse })
  readonly evidence: EvidenceResponse;

  @Shown.optionalText()
  readonly invoice_id: string | null;

  @Shown.optionalText()
  readonly payment_id: string | null;

  @Shown.optionalText()
  readonly charge_id: string | null;

  @Shown.optionalText()
  readonly connection_id: string | null;

  @Shown.optionalText()
  readonly delivery_id: string | null;

  @Shown.integer('Number of times Remit found it')
  readonly occurrences: number;

  @Shown.time()
  readonly first_seen_at: string;

  @Shown.time()
  readonly last_seen_at: string;

  @Shown.optionalTime()
  readonly resolved_at: string | null;

  @Shown.optionalText()
  readonly resolved_by: string | null;

  @Shown.optionalText()
  readonly note: string | null;
}

export class AttentionListResponse extends PageResponse(AttentionResponse) {}

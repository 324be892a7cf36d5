import type { AttentionItem } from './attention-item.entity';
import { attentionKinds } from './attention-kinds';
import type { AttentionResponse } from './dto/attention-response.dto';

/** Public view of a row: what happened, the evidence of both sides, the advice and the possible actions. */
export function presentAttention(item: AttentionItem): AttentionResponse {
  return {
    id: item.id,
    key: item.key,
    kind: item.kind,
    status: item.status,
    summary: item.summary,
    what_to_do: attentionKinds[item.kind]?.whatToDo ?? null,
    actions: item.actions,
    evidence: { ours: item.ours, nomods: item.nomods },
    invoice_id: item.invoiceId,
    payment_id: item.paymentId,
    charge_id: item.chargeId,
    connection_id: item.connectionId,
    delivery_id: item.deliveryId,
    occurrences: item.occurrences,
    first_seen_at: item.firstSeenAt.toISOString(),
    last_seen_at: item.lastSeenAt.toISOString(),
    resolved_at: item.resolvedAt?.toISOString() ?? null,
    resolved_by: item.resolvedBy,
    note: item.note,
  };
}

import { PageResponse, Shown } from '@remit/http-api';
import type { RejectedDelivery } from '../rejected/rejected-delivery.entity';

export class RejectedDeliveryResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly environment_id: string;

  @Shown.text('IP address it came from')
  readonly source: string;

  @Shown.text('Why it was rejected')
  readonly reason: string;

  @Shown.integer('Bytes')
  readonly size: number;

  @Shown.text()
  readonly request_id: string;

  @Shown.time()
  readonly received_at: string;
}

export class RejectedDeliveryListResponse extends PageResponse(RejectedDeliveryResponse) {}

export function presentRejectedDelivery(row: RejectedDelivery): RejectedDeliveryResponse {
  return {
    id: row.id,
    environment_id: row.environmentId,
    source: row.source,
    reason: row.reason,
    size: row.size,
    request_id: row.requestId,
    received_at: row.receivedAt.toISOString(),
  };
}

import { PageResponse, ApiField } from '@remit/http-api';
import type { RejectedDelivery } from '../rejected/rejected-delivery.entity';

export class RejectedDeliveryResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.text('IP address it came from')
  readonly source: string;

  @ApiField.text('Why it was rejected')
  readonly reason: string;

  @ApiField.integer('Bytes')
  readonly size: number;

  @ApiField.text()
  readonly request_id: string;

  @ApiField.time()
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

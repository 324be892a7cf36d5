import { PageResponse, Shown } from '@remit/http-api';
import { type LoggedRequest, REQUEST_ORIGINS, type RequestOrigin } from '../logged-request.entity';

export class LoggedRequestResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly environment_id: string;

  @Shown.time()
  readonly received_at: string;

  @Shown.oneOf(REQUEST_ORIGINS, 'Sent with a key in a header, or from the console')
  readonly origin: RequestOrigin;

  @Shown.text()
  readonly method: string;

  @Shown.text('Without its query')
  readonly path: string;

  @Shown.integer('499: the caller closed the connection before the answer')
  readonly status: number;

  @Shown.integer()
  readonly duration_ms: number;

  @Shown.text()
  readonly request_id: string;

  @Shown.optionalText('Code of the error in the answer')
  readonly error_code: string | null;

  @Shown.flag('Whether the answer was replayed for its Idempotency-Key')
  readonly replayed: boolean;

  @Shown.text('Id of the API key of the request')
  readonly key_id: string;

  @Shown.text('Name of the key at that time')
  readonly key_name: string;

  @Shown.text('Beginning and end of the key')
  readonly key_display_id: string;
}

export class LoggedRequestListResponse extends PageResponse(LoggedRequestResponse) {}

export function presentLoggedRequest(row: LoggedRequest): LoggedRequestResponse {
  return {
    id: row.id,
    environment_id: row.environmentId,
    received_at: row.receivedAt.toISOString(),
    origin: row.origin,
    method: row.method,
    path: row.path,
    status: row.status,
    duration_ms: row.durationMs,
    request_id: row.requestId,
    error_code: row.errorCode,
    replayed: row.replayed,
    key_id: row.keyId,
    key_name: row.keyName,
    key_display_id: row.keyDisplayId,
  };
}

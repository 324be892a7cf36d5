import { PageResponse, Shown } from '@remit/http-api';
import { type LoggedRequest, REQUEST_ORIGINS, type RequestOrigin } from './logged-request.entity';

export class LoggedRequestResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly environment_id: string;

  @Shown.time()
  readonly received_at: string;

  @Shown.oneOf(REQUEST_ORIGINS, 'With a key in a header, or by somebody signed in to the console')
  readonly origin: RequestOrigin;

  @Shown.text()
  readonly method: string;

  @Shown.text('Without its query')
  readonly path: string;

  @Shown.integer('499: the caller hung up before it was answered')
  readonly status: number;

  @Shown.integer()
  readonly duration_ms: number;

  @Shown.text()
  readonly request_id: string;

  @Shown.optionalText('Code of the error that was answered')
  readonly error_code: string | null;

  @Shown.flag('Whether an earlier answer was given again for its Idempotency-Key')
  readonly replayed: boolean;

  @Shown.text('API key that it was made with')
  readonly key_id: string;

  @Shown.text('As the key was called then')
  readonly key_name: string;

  @Shown.text('Enough of the key to recognise it by')
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

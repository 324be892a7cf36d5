import { PageResponse, ApiField } from '@remit/http-api';
import { type LoggedRequest, REQUEST_ORIGINS, type RequestOrigin } from '../logged-request.entity';

export class LoggedRequestResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.time()
  readonly received_at: string;

  @ApiField.oneOf(REQUEST_ORIGINS, 'Sent with a key in a header, or from the console')
  readonly origin: RequestOrigin;

  @ApiField.text()
  readonly method: string;

  @ApiField.text('Without its query')
  readonly path: string;

  @ApiField.integer('499: the caller closed the connection before the answer')
  readonly status: number;

  @ApiField.integer()
  readonly duration_ms: number;

  @ApiField.text()
  readonly request_id: string;

  @ApiField.optionalText('Code of the error in the answer')
  readonly error_code: string | null;

  @ApiField.flag('Whether the answer was replayed for its Idempotency-Key')
  readonly replayed: boolean;

  @ApiField.text('Id of the API key of the request')
  readonly key_id: string;

  @ApiField.text('Name of the key at that time')
  readonly key_name: string;

  @ApiField.text('Beginning and end of the key')
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

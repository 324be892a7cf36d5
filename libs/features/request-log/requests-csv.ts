import { AsCsv } from '@remit/http-api';
import type { LoggedRequestResponse } from './dto/logged-request-response.dto';

/** The request log as a file. */
export const RequestsAsCsv = () =>
  AsCsv<LoggedRequestResponse>({
    name: 'requests',
    columns: [
      { name: 'received_at', type: 'time', of: (request) => request.received_at },
      { name: 'method', of: (request) => request.method },
      { name: 'path', of: (request) => request.path },
      { name: 'status', of: (request) => request.status },
      { name: 'error_code', of: (request) => request.error_code },
      { name: 'duration_ms', of: (request) => request.duration_ms },
      { name: 'origin', of: (request) => request.origin },
      { name: 'key_name', of: (request) => request.key_name },
      { name: 'key_id', of: (request) => request.key_id },
      { name: 'request_id', of: (request) => request.request_id },
    ],
  });

import { Injectable } from '@nestjs/common';
import { Database, madeBetween, ScopedRepository, searchPage } from '@remit/database';
import type { ListRequestsQuery } from './dto/list-requests.query';
import { LoggedRequest } from './logged-request.entity';

/** Literals instead of parameters, so that PostgreSQL recognises that the partial index of refused requests applies. */
const STATUSES = {
  '2xx': 'r.status >= 200 and r.status < 300',
  '3xx': 'r.status >= 300 and r.status < 400',
  '4xx': 'r.status >= 400 and r.status < 500',
  '5xx': 'r.status >= 500 and r.status < 600',
} as const;

@Injectable()
export class LoggedRequestRepository extends ScopedRepository<LoggedRequest> {
  constructor(database: Database) {
    super(database, LoggedRequest);
  }

  /**
   * Sends all rows as one JSON text: a parameter for each of fourteen columns would cost the process more than
   * PostgreSQL.
   */
  async write(rows: readonly LoggedRequest[]): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    await this.manager.query(
      `insert into logged_requests (tenant_id, environment_id, id, received_at, origin, method, path, status, duration_ms, request_id,
                                    error_code, replayed, key_id, key_name, key_display_id)
       select $1, $2, r.* from json_to_recordset($3::json) as r(id text, received_at timestamptz, origin text, method text, path text,
         status smallint, duration_ms integer, request_id text, error_code text, replayed boolean, key_id text, key_name text,
         key_display_id text)`,
      [tenantId, environmentId, JSON.stringify(rows.map(toRow))],
    );
  }

  /** @returns the rows of the page, plus one if more exist, and the number of all matching rows */
  async list(query: ListRequestsQuery): Promise<[LoggedRequest[], number]> {
    const rows = this.query('r');
    const { method, status_class: statusClass, path, request_id: requestId } = query;
    if (method) rows.andWhere('r.method = :method', { method: method.toUpperCase() });
    if (statusClass) rows.andWhere(STATUSES[statusClass]);
    if (path) rows.andWhere('starts_with(r.path, :path)', { path: wholePath(path) });
    if (requestId) rows.andWhere('r.requestId = :requestId', { requestId });
    madeBetween(rows, LOGGED_REQUEST_PREFIX, query);
    return searchPage(this.manager, rows, query.pageRequest);
  }
}

export const LOGGED_REQUEST_PREFIX = 'log';

function wholePath(path: string): string {
  const absolute = path.startsWith('/') ? path : `/${path}`;
  if (/^\/api(\/|$)/.test(absolute)) return absolute;
  return /^\/v1(\/|$)/.test(absolute) ? `/api${absolute}` : `/api/v1${absolute}`;
}

function toRow(row: LoggedRequest) {
  return {
    id: row.id,
    received_at: row.receivedAt,
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

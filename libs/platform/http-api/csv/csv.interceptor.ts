import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { EventLoopYield } from '@remit/database';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Caller } from '../auth/caller';
import { identityOf } from '../auth/request-identity';
import { RequestAuthenticator } from '../auth/request-authenticator';
import { isFlexprice } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import { matchedRoute } from '../errors/matched-route';
import { delayRefusal } from '../limits/delay-refusal';
import { KeyedSemaphore } from '../limits/keyed-semaphore';
import type { Page } from '../pagination/page';
import { AS_CSV, type CsvFile } from './as-csv.decorator';
import { BusinessZoneRegistry } from './business-zone';
import { csvHeader, csvLines, safeCell, timeWriter } from './csv-cell';

/** Rows that are read in one unit of work, in a piece of some milliseconds. */
const ROWS_AT_ONCE = 100;

/** Files of a tenant that wait for the one being written. Further ones are refused. */
const MOST_WAITING = 2;

/** Milliseconds without progress after which a file is given up. */
const STALLED_MS = 60_000;

/**
 * Answers lists marked with `AsCsv` as a file: it calls the handler for one page after another while the client reads.
 * Between two pages it holds no connection to the database, and in memory it has one page. Before each page it asks
 * again who the caller is: a slow reader would otherwise read for hours with a key that was revoked. A file that cannot
 * be completed breaks off, so that nobody takes a part for the whole. Runs innermost.
 */
@Injectable()
export class CsvInterceptor implements NestInterceptor {
  private readonly turns = new KeyedSemaphore();

  constructor(
    private readonly reflector: Reflector,
    private readonly zones: BusinessZoneRegistry,
    private readonly authenticator: RequestAuthenticator,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const file = this.reflector.get<CsvFile<object> | undefined>(AS_CSV, context.getHandler());
    if (!file || isFlexprice(request) || request.accepts(['json', 'csv']) !== 'csv') return next.handle();
    return from(this.answer(request, http.getResponse<Response>(), file, next));
  }

  private async answer(
    request: Request,
    response: Response,
    file: CsvFile<object>,
    next: CallHandler,
  ): Promise<StreamableFile> {
    const identity = identityOf(request);
    if (request.headers['idempotency-key'] !== undefined)
      throw ApiError.invalidField('Idempotency-Key', 'A CSV file only reads: send no Idempotency-Key.');
    if (identity?.kind !== 'key') throw new ApiError('forbidden');
    const end = await this.turns.take(`${identity.tenantId} ${matchedRoute(request)}`, MOST_WAITING);
    if (!end) {
      await delayRefusal();
      throw new ApiError('rate_limited', { retryAfterSeconds: 5 });
    }
    try {
      const zone = await this.zones.of({ tenantId: identity.tenantId, environmentId: identity.environmentId });
      const read = pagesOf(request, file, next);
      const first = await read();
      const page: ReadPage = async (cursor) => {
        await this.assertUnchanged(request, identity);
        return read(cursor);
      };
      if (response.closed) end();
      response.once('close', end);
      response.setTimeout(STALLED_MS, () => response.destroy());
      return new StreamableFile(
        Readable.from(textOf(file, zone, first, page), { objectMode: true, highWaterMark: 1 }),
        {
          type: 'text/csv; charset=utf-8',
          disposition: `attachment; filename="${file.name}.csv"`,
        },
      );
    } catch (error) {
      end();
      throw error;
    }
  }

  /** @throws ApiError when the key or the session has ended, or opens something else by now */
  private async assertUnchanged(request: Request, before: Caller): Promise<void> {
    const now = await this.authenticator.identify(request, 'key');
    const isSame =
      now.kind === 'key' &&
      now.keyId === before.keyId &&
      now.environmentId === before.environmentId &&
      isDeepStrictEqual(now.scopes, before.scopes);
    if (!isSame) throw new ApiError('unauthorized');
  }
}

type ReadPage = (cursor?: string) => Promise<Page<object>>;

/** Calls the handler for a page. It reads its input from the request again each time. */
function pagesOf(request: Request, file: CsvFile<object>, next: CallHandler): ReadPage {
  const isBody = request.method === 'POST';
  const {
    limit: _limit,
    offset: _offset,
    ...asked
  } = { ...((isBody ? request.body : request.query) as object) } as Record<string, unknown>;
  if (Array.isArray(asked.sort) && asked.sort.length > 0)
    throw ApiError.invalidField('sort', 'A CSV file is in the order of creation: leave sort out, or send order.');
  return async (cursor) => {
    const input = { ...asked, ...file.lighter, limit: ROWS_AT_ONCE, ...(cursor !== undefined && { cursor }) };
    if (isBody) request.body = input;
    else Object.defineProperty(request, 'query', { value: input, configurable: true });
    return lastValueFrom(next.handle() as Observable<Page<object>>);
  };
}

async function* textOf(
  { columns }: CsvFile<object>,
  zone: string,
  first: Page<object>,
  page: ReadPage,
): AsyncGenerator<string> {
  const write = timeWriter(zone);
  const cellsOf = (item: object): string[] =>
    columns.map(({ of, type }) => {
      const value = of(item) ?? '';
      return type === 'time' && value !== '' ? write(String(value)) : safeCell(String(value));
    });
  yield csvHeader(columns.map(({ name, type }) => (type === 'time' ? `${name} (${zone})` : name)));
  for (let current = first, yielder = new EventLoopYield(); ;) {
    const rows: string[][] = [];
    for (const item of current.items) {
      rows.push(cellsOf(item));
      if (yielder.isDue) await yielder.pause();
    }
    yield csvLines(rows);
    const cursor = current.pagination.next_cursor;
    if (cursor === null) return;
    // Reading a page is work too; waiting for a client that reads slowly is none.
    yielder = new EventLoopYield();
    current = await page(cursor);
  }
}

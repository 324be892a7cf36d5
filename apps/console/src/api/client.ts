import { problemFrom, unreachable } from './api-problem';

export type Query = Record<string, string | number | undefined>;

interface RequestOptions {
  environmentId?: string;
  query?: Query;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Told when a request finds nobody signed in any more. */
export const signedOut = new EventTarget();

async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await fetch(`/api/v1${path}${queryText(options.query)}`, {
    method,
    headers: headersOf(options),
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : unreachable();
  });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : parse(text);
  if (response.ok) return body as T;
  if (response.status === 401) signedOut.dispatchEvent(new Event('signed-out'));
  throw problemFrom(response.status, response.headers.get('x-request-id') ?? '', body);
}

function headersOf({ environmentId, body, idempotencyKey }: RequestOptions): Record<string, string> {
  return {
    accept: 'application/json',
    'x-remit-console': '1',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(environmentId !== undefined && { 'x-environment-id': environmentId }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  };
}

function queryText(query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The API as one environment sees it. */
export class Api {
  constructor(readonly environmentId: string | undefined) {}

  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
    return request<T>('GET', path, { ...this.scope, query, signal });
  }

  post<T>(path: string, body: unknown = {}, idempotencyKey?: string): Promise<T> {
    return request<T>('POST', path, { ...this.scope, body, idempotencyKey });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return request<T>('PUT', path, { ...this.scope, body });
  }

  delete(path: string): Promise<void> {
    return request<void>('DELETE', path, this.scope);
  }

  private get scope(): { environmentId?: string } {
    return this.environmentId === undefined ? {} : { environmentId: this.environmentId };
  }
}

export const newIdempotencyKey = (): string =>
  `console-${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

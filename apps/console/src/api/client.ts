import { problemFrom, unreachable } from './api-problem';

export type Query = Record<string, string | number | undefined>;

export interface Content {
  query?: Query;
  body?: unknown;
}

interface RequestOptions extends Content {
  environmentId?: string;
  idempotencyKey?: string;
  /** The version that the record must still have. */
  version?: number;
  accept?: string;
  /** Sent as it is, instead of a body. */
  file?: Blob;
  signal?: AbortSignal;
}

/** Notified when a request is answered that no user is signed in any more. */
export const signedOut = new EventTarget();

/** Asks the person for the password again; the frame of the pages sets it. Resolves to false when there is none. */
export const confirmation: { ask: () => Promise<boolean> } = { ask: async () => false };

/** Prefetched answers, requested before their components exist. Each is used once and expires soon. */
const ahead = new Map<string, Promise<unknown>>();

/** Milliseconds for which a prefetched answer is fresh. */
const FRESH_MS = 10_000;

const nameOf = (method: string, path: string, { environmentId, query, body }: RequestOptions): string =>
  JSON.stringify([environmentId, method, path, query ?? null, body ?? null]);

async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const name = nameOf(method, path, options);
  const early = ahead.get(name);
  ahead.delete(name);
  return (early as Promise<T> | undefined) ?? send<T>(method, path, options);
}

async function send<T>(method: string, path: string, options: RequestOptions): Promise<T> {
  const text = await (await accepted(method, path, options)).text();
  return (text === '' ? undefined : parse(text)) as T;
}

export async function accepted(method: string, path: string, options: RequestOptions): Promise<Response> {
  const response = await fetch(`/api/v1${path}${queryText(options.query)}`, {
    method,
    headers: headersOf(options),
    body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
    signal: options.signal,
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : unreachable();
  });
  if (response.ok) return response;
  const body = parse(await response.text());
  const problem = problemFrom(response.status, response.headers.get('x-request-id') ?? '', body);
  if (problem.code === 'confirmation_required' && (await confirmation.ask())) return accepted(method, path, options);
  if (response.status === 401) signedOut.dispatchEvent(new Event('signed-out'));
  throw problem;
}

function headersOf({
  environmentId,
  body,
  idempotencyKey,
  version,
  accept = 'application/json',
}: RequestOptions): Record<string, string> {
  return {
    accept,
    'x-remit-console': '1',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(environmentId !== undefined && { 'x-environment-id': environmentId }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
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

/** The API with the scope of one environment. */
export class Api {
  constructor(readonly environmentId: string | undefined) {}

  /**
   * Prefetches an answer for the next identical request. A failed prefetch is discarded, so the request is sent
   * again.
   */
  askAhead(method: 'GET' | 'POST', path: string, content: Content = {}): void {
    const options = { ...this.scope, ...content };
    const name = nameOf(method, path, options);
    const forget = () => void ahead.delete(name);
    const answer = send(method, path, options);
    ahead.set(name, answer);
    answer.catch(forget);
    setTimeout(forget, FRESH_MS);
  }

  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
    return request<T>('GET', path, { ...this.scope, query, signal });
  }

  post<T>(path: string, body: unknown = {}, idempotencyKey?: string, version?: number): Promise<T> {
    return request<T>('POST', path, { ...this.scope, body, idempotencyKey, version });
  }

  /** @param version refused when the record was changed since */
  put<T>(path: string, body: unknown, version?: number): Promise<T> {
    return request<T>('PUT', path, { ...this.scope, body, version });
  }

  delete(path: string): Promise<void> {
    return request<void>('DELETE', path, this.scope);
  }

  async file(path: string): Promise<Blob> {
    return (await accepted('GET', path, this.scope)).blob();
  }

  get scope(): { environmentId?: string } {
    return this.environmentId === undefined ? {} : { environmentId: this.environmentId };
  }
}

export const newIdempotencyKey = (): string =>
  `console-${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

import { type ErrorFacts, RemitError } from './remit-error';

/** Result of one try: the body, or the error and whether to try again. */
export type Outcome =
  | { readonly body: unknown }
  | { readonly error: RemitError; readonly isPassing: boolean; readonly retryAfterMs?: number };

interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
  readonly details?: Record<string, unknown> | null;
  readonly error?: {
    readonly hint?: string;
    readonly param?: string | null;
    readonly doc_url?: string;
    readonly request_id?: string;
  };
}

/** Remit's codes for temporary errors. Nomod's other errors are final: a retry would only call Nomod again. */
const PASSING_CODES = new Set(['rate_limited', 'request_in_progress', 'service_unavailable', 'nomod_busy']);

/** Statuses that a proxy sends while the server is down. */
const PASSING_STATUSES = new Set([429, 502, 503, 504]);

export function readAnswer(response: Response, text: string, url: string): Outcome {
  const { status } = response;
  const body = parse(text);
  if (response.ok) return body === NO_JSON ? { error: stranger(status, url), isPassing: false } : { body };
  const { code, message, details, error } = (typeof body === 'object' && body !== null ? body : {}) as ErrorBody;
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
  if (typeof code !== 'string' || typeof message !== 'string')
    return { error: stranger(status, url), isPassing: PASSING_STATUSES.has(status), retryAfterMs };
  const facts: ErrorFacts = {
    status,
    code: code as ErrorFacts['code'],
    ...(error?.hint && { hint: error.hint }),
    ...(error?.param && { param: error.param }),
    ...(error?.doc_url && { docUrl: new URL(error.doc_url, url).href }),
    ...(error?.request_id && { requestId: error.request_id }),
    ...(details && { details }),
  };
  return { error: new RemitError('refused', message, facts), isPassing: PASSING_CODES.has(code), retryAfterMs };
}

function stranger(status: number, url: string): RemitError {
  const { origin } = new URL(url);
  return new RemitError('not_remit', `${origin} answered ${status}, but is not a Remit server. Check baseUrl.`, {
    status,
  });
}

const NO_JSON = Symbol('no JSON');

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return NO_JSON;
  }
}

/** Reads seconds, or a date as proxies send it. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

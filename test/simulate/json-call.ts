import { WaitedTooLong } from '../support/probe';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

const ANSWERED_WITHIN_MS = 60_000;

/**
 * Sends one JSON request and returns any status. The caller decides which ones are acceptable.
 * @throws WaitedTooLong without an answer
 */
export async function jsonCall<T>(
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Answer<T>> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
  }).catch((error: unknown) => {
    throw isTimeout(error)
      ? new WaitedTooLong(`Waited ${ANSWERED_WITHIN_MS} ms for the answer to ${method} ${url}`, { cause: error })
      : error;
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : null) as T };
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

/** Returns the body of an answer and fails unless it is a success. */
export function succeeded<T>(what: string, { status, body }: Answer<T>): T {
  if (status >= 200 && status < 300) return body;
  throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`);
}

/** The server is overloaded or still processes the same request. The caller must retry with the same key. */
export const isBusy = ({ status, body }: Answer<unknown>): boolean =>
  status === 503 || (status === 409 && (body as { code?: string }).code === 'request_in_progress');

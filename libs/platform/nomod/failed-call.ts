import { isAxiosError } from 'axios';

import { GatewayError, type GatewayErrorKind, type GatewayOutcome } from '@remit/gateway';
import { type AnswerTimes, readRetryAfter } from './retry-after';
import { parseStrictJson } from './strict-json';

/** The failed call, without anything secret. */
export interface CallName {
  operation: string;
  /** A call that only reads changes nothing, with any result. */
  writes: boolean;
}

interface FailedAnswer extends AnswerTimes {
  status: number;
  body: Uint8Array;
}

const NOT_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'];

/** The connection failed before a whole answer arrived. */
export function connectionFailure(call: CallName, error: unknown): GatewayError {
  const code = isAxiosError(error) ? error.code : undefined;
  const text = error instanceof Error ? error.message : '';
  if (code === 'ERR_CANCELED') return failure(call, 'timed_out', 'Nomod did not answer in time');
  if (neverConnected(error)) return failure(call, 'unreachable', 'Nomod could not be reached', { outcome: 'not_done' });
  if (text.startsWith('maxContentLength')) return invalidAnswer(call, 'the answer is too large');
  if (code?.startsWith('HPE_') || code?.startsWith('Z_')) return invalidAnswer(call, 'the answer is malformed');
  return failure(call, 'connection_lost', 'The connection to Nomod was lost');
}

/** Nomod, or a proxy in front of it, answered with a status outside 2xx. */
export function answerFailure(call: CallName, answer: FailedAnswer, apiKey: string): GatewayError {
  const { status } = answer;
  const body = readErrorBody(answer.body, apiKey);
  const retryAfterMs = readRetryAfter(answer, Date.now());
  const more = { status, code: body?.code };
  const refused = { ...more, outcome: 'not_done' as const };
  if (status < 400) return failure(call, 'redirected', 'Nomod answered with a redirect, which is not followed', more);
  // Nomod's edge answers some callers with 403 and HTML. That says nothing about the key.
  if (status === 403 && !body) return failure(call, 'unavailable', 'A proxy of Nomod refused the call', refused);
  if (status === 401 || status === 403) return failure(call, 'unauthorized', 'Nomod refused the API key', refused);
  if (status === 404) return failure(call, 'not_found', 'Nomod has no such object', refused);
  if (status === 408) return failure(call, 'timed_out', 'Nomod did not receive the call in time', more);
  if (status === 429) {
    return failure(call, 'rate_limited', 'The rate limit of Nomod is reached', { ...refused, retryAfterMs });
  }
  if (status === 503) return failure(call, 'unavailable', 'Nomod is not available', { ...more, retryAfterMs });
  if (status >= 500) return failure(call, 'server_error', `Nomod failed with status ${status}`, more);
  return failure(call, 'refused', body?.message ?? `Nomod refused the call with status ${status}`, refused);
}

/** Nomod answered 2xx, but the body is invalid. */
export function invalidAnswer(call: CallName, reason: string): GatewayError {
  return failure(call, 'invalid_answer', `Nomod's answer is not usable: ${reason}`);
}

export function failure(
  { operation, writes }: CallName,
  kind: GatewayErrorKind,
  message: string,
  more: { outcome?: GatewayOutcome; status?: number; code?: string; retryAfterMs?: number } = {},
): GatewayError {
  return new GatewayError({ operation, kind, message, outcome: writes ? 'unknown' : 'not_done', ...more });
}

/** Only a failed connect or name lookup proves that nothing was sent. The same code later proves nothing. */
function neverConnected(error: unknown): boolean {
  const cause = (error as { cause?: { errors?: unknown } } | null)?.cause;
  // Node tries every address of a name and reports all attempts in one error.
  const attempts: unknown[] = Array.isArray(cause?.errors) ? cause.errors : [cause];
  return attempts.every((attempt) => {
    const { code, syscall } = (attempt ?? {}) as NodeJS.ErrnoException;
    return NOT_CONNECTED.includes(code ?? '') && (syscall === 'connect' || syscall === 'getaddrinfo');
  });
}

/** Undefined unless the body is JSON, which shows that Nomod's API itself answered. */
function readErrorBody(body: Uint8Array, apiKey: string): { code?: string; message?: string } | undefined {
  try {
    const { error } = (parseStrictJson(body) ?? {}) as { error?: { code?: unknown; message?: unknown } };
    const code = typeof error?.code === 'string' && /^[a-z0-9_]{1,64}$/.test(error.code) ? error.code : undefined;
    return { code, message: safeWords(error?.message, apiKey) };
  } catch {
    return undefined;
  }
}

/** Nomod's message, unless it contains the key or a part of it. */
function safeWords(message: unknown, apiKey: string): string | undefined {
  if (typeof message !== 'string' || message.trim() === '') return undefined;
  const echoed = apiKey.split(/[._]/).some((part) => part.length >= 8 && message.includes(part));
  return echoed ? undefined : `Nomod refused the call: ${oneLine(message)}`;
}

function oneLine(text: string): string {
  return (
    text
      // Card numbers in Nomod's messages must not reach our database or log.
      .replace(/\d(?:[ -]?\d){11,}/g, '…')
      .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .slice(0, 200)
  );
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  /** Milliseconds from sending the request to the end of the answer. */
  readonly ms: number;
}

export interface Asking {
  readonly headers?: Record<string, string>;
  /** An object is sent as JSON, a string unchanged. */
  readonly body?: object | string;
}

/** Sends one HTTP request over its own connection, so that a stopped server leaves no broken connection in a pool. */
export async function ask<T>(method: string, url: string, { headers = {}, body }: Asking = {}): Promise<Answer<T>> {
  const sentAt = Date.now();
  const response = await fetch(url, {
    method,
    headers: { connection: 'close', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: read<T>(text), ms: Date.now() - sentAt };
}

/** Pages and empty answers are returned as text. */
function read<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    return text as T;
  }
}

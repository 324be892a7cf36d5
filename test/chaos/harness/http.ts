/** A server's answer. Status 0: there was no answer, and the effect of the call is unknown. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
  readonly milliseconds: number;
}

export interface CallOptions {
  key?: string;
  body?: object | string;
  headers?: Record<string, string>;
  timeoutMs?: number;
}

/** Makes one call without retries. A lost connection is returned as status 0. */
export async function call<T = Record<string, unknown>>(
  method: string,
  url: string,
  { key, body, headers = {}, timeoutMs = 30_000 }: CallOptions = {},
): Promise<Answer<T>> {
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await answer.text();
    return { status: answer.status, body: parsed(text) as T, headers: answer.headers, milliseconds: took() };
  } catch (error) {
    return { status: 0, body: { error: String(error) } as T, headers: new Headers(), milliseconds: took() };
  }
}

/**
 * Makes a call that must succeed.
 * @throws Error with the request and the answer
 */
export async function expectOk<T = Record<string, unknown>>(
  method: string,
  url: string,
  options: CallOptions = {},
): Promise<T> {
  const { status, body } = await call<T>(method, url, options);
  if (status < 200 || status > 299) throw new Error(`${method} ${url} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

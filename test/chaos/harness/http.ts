/** What a server answered. Status 0: it did not, and nobody knows what it did. */
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

/** One call, never repeated. A lost connection is an answer too: status 0. */
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

/** A call that has to work. @throws Error saying what was asked and answered. */
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

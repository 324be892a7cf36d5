/**
 * Calls a JSON API of Remit or the sandbox. A response other than 2xx is an error with the request and the response.
 */
export class JsonApi {
  constructor(
    private readonly baseUrl: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  /** With an idempotency key, a repeated call returns the first response. */
  post<T>(path: string, body: object = {}, idempotencyKey?: string): Promise<T> {
    return this.send('POST', path, body, idempotencyKey ? { 'idempotency-key': idempotencyKey } : {});
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.send('PATCH', path, body);
  }

  private async send<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(this.baseUrl + path, {
      method,
      headers: { ...this.headers, ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new JsonApiError(`${method} ${path} answered ${answer.status}: ${text}`, answer.status);
    return JSON.parse(text) as T;
  }
}

export class JsonApiError extends Error {
  override readonly name = 'JsonApiError';
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

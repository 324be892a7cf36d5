export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** One JSON request. Any status is an answer; the caller says which ones are fine. */
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
    signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : null) as T };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Question {
  readonly method: string;
  /** From the root, including the query. */
  readonly path: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** Sends one request to a server under test. Never throws because of an answer. */
export async function ask(serverUrl: string, { method, path, key, headers, body }: Question): Promise<Answer> {
  const answer = await fetch(serverUrl + path, {
    method: method.toUpperCase(),
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The JSON body of an answer, which must have this status. */
export async function expectAnswer<T>(status: number, serverUrl: string, question: Question): Promise<T> {
  const answer = await ask(serverUrl, question);
  if (answer.status === status) return (answer.text === '' ? undefined : JSON.parse(answer.text)) as T;
  throw new Error(`${question.method} ${question.path} answered ${answer.status}: ${answer.text}`);
}

/** Runs `work` for all items, with limited parallelism. */
export async function inParallel<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

import { randomUUID } from 'node:crypto';
import { CommandFailed, EXIT } from './failures';

export type Json = Record<string, unknown>;

interface Page {
  readonly items?: Json[];
  readonly pagination?: { readonly next_cursor: string | null; readonly has_more?: boolean };
}

interface ErrorAnswer {
  readonly message?: string;
  readonly code?: string;
  readonly error?: { readonly hint?: string; readonly request_id?: string };
}

/** Calls a running server. Without a successful response it ends the command and explains what to do. */
export class ApiClient {
  constructor(
    private readonly baseUrl: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  get(path: string): Promise<Json> {
    return this.request('GET', path);
  }

  post(path: string, body: object = {}): Promise<Json> {
    return this.request('POST', path, body);
  }

  /** @param version refused when the record is no longer at this version */
  async put(path: string, body: object, version?: string): Promise<Json> {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    return parse(await (await this.accepted('PUT', path, body, headers)).text());
  }

  delete(path: string): Promise<Json> {
    return this.request('DELETE', path);
  }

  /**
   * Every item of a list, page after page; before a row backwards. @param path with a query, to which the place of
   * the next page is added
   */
  async *listAll(path: string): AsyncGenerator<Json> {
    const isBackwards = /&ending_before=/.test(path);
    const rest = path.replace(/&(starting_after|ending_before)=[^&]*/g, '');
    let next: string | undefined = path;
    while (next !== undefined) {
      const { items = [], pagination }: Page = await this.get(next);
      yield* isBackwards ? items.toReversed() : items;
      const [name, place] = isBackwards
        ? ['ending_before', pagination?.has_more ? (items[0]?.id as string) : undefined]
        : ['cursor', pagination?.next_cursor ?? undefined];
      next = place === undefined ? undefined : `${rest}&${name}=${encodeURIComponent(place)}`;
    }
  }

  /** The first page of a list: all items when there are few. */
  async list(path: string): Promise<Json[]> {
    return ((await this.get(path)).items ?? []) as Json[];
  }

  /**
   * The raw response, also an error response.
   * @throws CommandFailed when the server does not respond
   */
  async fetch(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
    limitMs = 30_000,
  ): Promise<Response> {
    const isFile = Buffer.isBuffer(body);
    const type = isFile ? 'text/csv' : 'application/json';
    try {
      return await fetch(this.baseUrl + path, {
        method,
        headers: { ...this.headers, ...headers, ...(body && { 'content-type': type }) },
        body: isFile ? new Uint8Array(body) : body && JSON.stringify(body),
        signal: AbortSignal.timeout(limitMs),
      });
    } catch (error) {
      const reason = error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : '';
      throw new CommandFailed(
        `${this.baseUrl} does not answer (${reason}). Start the server with "npm start", or name another one with --url.`,
        EXIT.unreachable,
      );
    }
  }

  /** Calls any operation. A POST gets an Idempotency-Key. */
  async request(method: string, path: string, body?: object): Promise<Json> {
    return parse(await (await this.accepted(method, path, body)).text());
  }

  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.accepted('GET', path)).arrayBuffer());
  }

  /** A list as a CSV file with all its rows. It may be long: each page of it is read while it arrives. */
  async csv(path: string): Promise<Response> {
    return this.checked(await this.fetch('GET', path, undefined, { accept: 'text/csv' }, 15 * 60_000));
  }

  /** Sends a CSV file. It can be sent again, so it has no Idempotency-Key. */
  async sendCsv(path: string, file: Buffer): Promise<Json> {
    return parse(await (await this.checked(await this.fetch('POST', path, file))).text());
  }

  /**
   * Calls any operation and accepts any answer. @throws CommandFailed for a path without an id where one belongs, which
   * leads to another operation
   */
  async accepted(
    method: string,
    path: string,
    body?: object,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const [below = ''] = path.split('?');
    if (
      below
        .split('/')
        .slice(1)
        .some((part) => ['', '.', '..'].includes(part))
    )
      throw new CommandFailed(`An id is missing in ${path}.`, EXIT.usage);
    const headers = { ...more, ...(method === 'POST' && { 'idempotency-key': randomUUID() }) };
    return this.checked(await this.fetch(method, path, body, headers));
  }

  /** @throws CommandFailed for a refusal */
  private async checked(response: Response): Promise<Response> {
    if (response.ok) return response;
    const answer = parse(await response.text());
    const { message, code, error } = answer as ErrorAnswer;
    const hint = error?.hint ? `\n${error.hint}` : '';
    const request = error?.request_id ? ` [${error.request_id}]` : '';
    throw new CommandFailed(
      `${message ?? `It answered ${response.status}`} (${code ?? response.status})${request}${hint}`,
      response.status >= 500 ? EXIT.failed : EXIT.refused,
      answer,
    );
  }
}

function parse(text: string): Json {
  try {
    return text === '' ? {} : (JSON.parse(text) as Json);
  } catch {
    return { message: text.slice(0, 200) };
  }
}

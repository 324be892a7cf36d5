import { randomUUID } from 'node:crypto';
import type { CallOptions, Input, ListId, OperationId, PostOptions, Row } from './operation';
import { API_VERSION, type Methods, OPERATIONS, VERSION } from './operations.generated';
import { Sender } from './sender';
import { urlOf } from './url';

export interface RemitOptions {
  /** `sk_...`. It can move money, so keep it on a server. */
  readonly apiKey: string;
  /** URL of Remit without a path: `https://remit.example.com`. */
  readonly baseUrl: string;
  /** Only needed with a key of the whole tenant. */
  readonly environmentId?: string;
  /** Milliseconds for a call with all its retries. Default: a minute. */
  readonly timeoutMs?: number;
  /** Maximum number of retries. Default: three. */
  readonly maxRetries?: number;
  readonly fetch?: typeof fetch;
}

/** Remit's API. It has a function for each operation, named as in the OpenAPI document. */
export interface Remit extends Methods {
  /** Yields every row of a list, page by page. `limit` is the size of a page. */
  each<Id extends ListId>(list: Id, input?: Input<Id> & CallOptions): AsyncGenerator<Row<Id>, void, undefined>;
}

interface AnyInput extends PostOptions {
  readonly path?: Record<string, string>;
  readonly query?: Asked;
  readonly body?: Asked;
}

type Asked = Record<string, unknown>;

interface Page {
  readonly items: readonly unknown[];
  readonly pagination: {
    readonly next_cursor: string | null;
    readonly has_more: boolean;
    readonly offset: number;
    readonly limit: number;
  };
}

class Client {
  readonly #sender: Sender;
  readonly #baseUrl: string;

  static {
    for (const id of Object.keys(OPERATIONS) as OperationId[])
      Object.defineProperty(this.prototype, id, {
        value(this: Client, input?: AnyInput) {
          return this.#call(id, input);
        },
      });
  }

  constructor({
    apiKey,
    baseUrl,
    environmentId,
    timeoutMs = 60_000,
    maxRetries = 3,
    fetch = globalThis.fetch,
  }: RemitOptions) {
    if (!apiKey) throw new TypeError('apiKey is missing');
    this.#baseUrl = originOf(baseUrl);
    this.#sender = new Sender({
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: 'application/json',
        'remit-version': API_VERSION,
        'user-agent': `remit-client/${VERSION}`,
        ...(environmentId !== undefined && { 'x-environment-id': environmentId }),
      },
      fetch,
      timeoutMs,
      maxRetries,
    });
  }

  async *each(list: ListId, input: AnyInput = {}): AsyncGenerator<unknown, void, undefined> {
    const place = OPERATIONS[list][0] === 'GET' ? 'query' : 'body';
    let asked: Asked | undefined = input[place];
    do {
      const page = (await this.#call(list, { ...input, [place]: asked })) as Page;
      yield* isBackwards(asked) ? page.items.toReversed() : page.items;
      asked = nextOf(page, asked);
    } while (asked !== undefined);
  }

  async #call(
    id: OperationId,
    { path = {}, query = {}, body, idempotencyKey, ...options }: AnyInput = {},
  ): Promise<unknown> {
    const [method, template] = OPERATIONS[id];
    const key = method === 'POST' ? { idempotencyKey: idempotencyKey ?? randomUUID() } : {};
    return this.#sender.send({ ...options, ...key, method, url: urlOf(this.#baseUrl, template, path, query), body });
  }
}

export const Remit = Client as unknown as new (options: RemitOptions) => Remit;

const isBackwards = (asked: Asked = {}): boolean => typeof asked.ending_before === 'string';

/** What asks for the page after this one; undefined after the last. A place is said in one way only, and a sorted search knows offsets alone. */
function nextOf({ items, pagination }: Page, asked: Asked = {}): Asked | undefined {
  const { next_cursor: cursor, has_more: hasMore, offset, limit } = pagination;
  if (isBackwards(asked)) return hasMore ? { ...asked, ending_before: (items[0] as { id: string }).id } : undefined;
  if (cursor === null) return undefined;
  if (Array.isArray(asked.sort) && asked.sort.length > 0) return { ...asked, offset: offset + limit };
  return { ...asked, starting_after: undefined, cursor };
}

function originOf(baseUrl: string): string {
  const { origin, pathname, protocol } = new URL(baseUrl);
  if (/^https?:$/.test(protocol) && pathname === '/') return origin;
  throw new TypeError(
    `baseUrl must be the address of a Remit server without a path, such as https://remit.example.com; it is ${baseUrl}`,
  );
}

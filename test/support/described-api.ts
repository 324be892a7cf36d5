import type { ErrorObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

interface Described {
  readonly paths: Record<string, Record<string, { responses: Record<string, Json>; [key: string]: unknown }>>;
  readonly components: { readonly schemas: Record<string, Json> };
}

/** An OpenAPI document against which calls are checked: status and body of every answer must be among what it describes. */
export class DescribedApi {
  /** Operations that answered as described, and those among them that succeeded. */
  readonly called = new Set<string>();
  readonly succeeded = new Set<string>();
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });

  constructor(
    private readonly serverUrl: string,
    readonly document: Described,
  ) {
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'openapi', ...closed(document) });
  }

  get operations(): string[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  }

  /** @param operation as in the document, such as `GET /api/v1/invoices/{id}`. @throws Error for an answer it does not describe. */
  async call(
    operation: string,
    { key, ids = [], query = '', body, headers = {} }: CallOptions = {},
  ): Promise<{ status: number; body: Json }> {
    const [method = '', template = ''] = operation.split(' ');
    const described = this.document.paths[template]?.[method.toLowerCase()];
    if (!described) throw new Error(`The document has no ${operation}`);
    const rest = [...ids];
    const path = template.replace(/\{[^}]+\}/g, () => rest.shift() ?? 'unknown');
    const response = await fetch(`${this.serverUrl}${path}${query}`, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const answer = isJson && text !== '' ? (JSON.parse(text) as Json) : {};
    this.check(operation, response.status, isJson ? answer : undefined);
    this.called.add(operation);
    if (response.ok) this.succeeded.add(operation);
    return { status: response.status, body: answer };
  }

  /** Why an example or answer does not fit the schema at this pointer. */
  problems(pointer: string, value: unknown): ErrorObject[] {
    const validate = this.ajv.getSchema(`openapi#${pointer}`);
    if (!validate) throw new Error(`There is no schema at ${pointer}`);
    return validate(value) ? [] : (validate.errors ?? []);
  }

  private check(operation: string, status: number, body: Json | undefined): void {
    const [method = '', path = ''] = operation.split(' ');
    const response = this.document.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
    if (!response) throw new Error(`${operation} answered ${status}, which is not described: ${JSON.stringify(body)}`);
    if (body === undefined) return;
    const pointer = `/paths/${escape(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`;
    const problems = this.problems(pointer, body);
    if (problems.length === 0) return;
    throw new Error(`${operation} answered ${status} unlike its schema: ${JSON.stringify(problems, null, 1)}`);
  }
}

export interface CallOptions {
  readonly key?: string;
  /** Values of the path parameters, in their order. */
  readonly ids?: readonly string[];
  readonly query?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

function escape(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The document with answers that hold nothing but what is described. */
function closed(document: Described): Json {
  const copy = structuredClone(document);
  for (const [name, schema] of Object.entries(copy.components.schemas)) {
    const isAnswer = /Response$/.test(name) && schema.properties !== undefined;
    if (isAnswer) schema.additionalProperties ??= false;
  }
  return copy as unknown as Json;
}

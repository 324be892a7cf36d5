import type { ErrorObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

interface Described {
  readonly paths: Record<string, Record<string, { responses: Record<string, Json>; [key: string]: unknown }>>;
  readonly components: { readonly schemas: Record<string, Json> };
}

/** Checks calls against an OpenAPI document. Status and body of every answer must be described there. */
export class DescribedApi {
  /** Operations that answered as described, and the subset of them that succeeded. */
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

  /**
   * @param operation as in the document, such as `GET /api/v1/invoices/{id}`
   * @throws Error for an answer that the document does not describe
   */
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
    const [problem] = this.problemsOfAnswer(operation, response.status, isJson ? answer : undefined);
    if (problem !== undefined) throw new Error(problem);
    this.called.add(operation);
    if (response.ok) this.succeeded.add(operation);
    return { status: response.status, body: answer };
  }

  /** Reasons why an example or answer does not match the schema at this pointer. */
  problems(pointer: string, value: unknown): ErrorObject[] {
    const validate = this.ajv.getSchema(`openapi#${pointer}`);
    if (!validate) throw new Error(`There is no schema at ${pointer}`);
    return validate(value) ? [] : (validate.errors ?? []);
  }

  /** The documented operation of a request; undefined when there is none. */
  operationAt(method: string, path: string): string | undefined {
    const fits = (template: string) => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
    // The template with the fewest parameters wins: `/payments/search` is not `/payments/{id}`.
    const [template] = Object.keys(this.document.paths)
      .filter((known) => fits(known) && this.document.paths[known]?.[method.toLowerCase()] !== undefined)
      .sort((one, other) => one.split('{').length - other.split('{').length);
    return template && `${method} ${template}`;
  }

  /** Reasons why an accepted request does not match its description. */
  problemsOfRequest(operation: string, queryNames: readonly string[], body: unknown): string[] {
    const [path, method] = placeOf(operation);
    const described = this.document.paths[path]?.[method];
    const parameters = (described?.parameters ?? []) as { in: string; name: string }[];
    const known = parameters.filter(({ in: place }) => place === 'query').map(({ name }) => name);
    const strange = queryNames.filter((name) => !known.includes(name));
    const pointer = `/paths/${escape(path)}/${method}/requestBody/content/application~1json/schema`;
    const isDescribed = described?.requestBody !== undefined;
    // An empty object is allowed where no body is described.
    const isEmpty = body === undefined || (!isDescribed && JSON.stringify(body) === '{}');
    const wrong = isEmpty ? [] : isDescribed ? this.problems(pointer, body) : [{ message: 'takes no body' }];
    return [
      ...strange.map((name) => `${operation} has no query parameter ${name}`),
      ...(wrong.length === 0 ? [] : [`${operation} took what its schema refuses: ${JSON.stringify(wrong)}`]),
    ];
  }

  /** Reasons why an answer does not match its description. */
  problemsOfAnswer(operation: string, status: number, body: unknown): string[] {
    const [path, method] = placeOf(operation);
    const response = this.document.paths[path]?.[method]?.responses[String(status)];
    if (!response) return [`${operation} answered ${status}, which is not described: ${JSON.stringify(body)}`];
    if (body === undefined) return [];
    const pointer = `/paths/${escape(path)}/${method}/responses/${status}/content/application~1json/schema`;
    const wrong = this.problems(pointer, body);
    return wrong.length === 0 ? [] : [`${operation} answered ${status} unlike its schema: ${JSON.stringify(wrong)}`];
  }
}

/** Path and lower-case method of the operation. */
function placeOf(operation: string): [path: string, method: string] {
  const [method = '', path = ''] = operation.split(' ');
  return [path, method.toLowerCase()];
}

export interface CallOptions {
  readonly key?: string;
  /** Values of the path parameters, in order. */
  readonly ids?: readonly string[];
  readonly query?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

function escape(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** The document with answer schemas that allow only the described members. */
function closed(document: Described): Json {
  const copy = structuredClone(document);
  for (const [name, schema] of Object.entries(copy.components.schemas)) {
    const isAnswer = /Response$/.test(name) && schema.properties !== undefined;
    if (isAnswer) schema.additionalProperties ??= false;
  }
  return copy as unknown as Json;
}

import { ask } from './ask';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface DocumentedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly security?: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
  readonly 'x-remit-scope'?: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly method: string;
  /** Template: `/api/v1/invoices/{id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  readonly tags: readonly string[];
  readonly statuses: readonly string[];
  /** Scope that a key needs. */
  readonly scope: string | undefined;
}

/** The OpenAPI document that a server publishes. */
export class OpenApi {
  private constructor(private readonly document: Document) {}

  static async of(serverUrl: string): Promise<OpenApi> {
    const { text } = await ask(serverUrl, { method: 'get', path: '/openapi.json' });
    return new OpenApi(JSON.parse(text) as Document);
  }

  get operations(): Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, { parameters = [], requestBody, responses, tags = [], 'x-remit-scope': scope }]) => ({
          method,
          path,
          parameters,
          body: requestBody?.content['application/json']?.schema,
          tags,
          statuses: Object.keys(responses),
          scope,
        }),
      ),
    );
  }

  /** Resolves the reference of a schema and merges its parts. */
  resolve(schema: Schema): Schema {
    if (schema.$ref) return this.resolve(this.document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? schema.oneOf ?? []).slice(0, 1)];
    return parts.reduce<Schema>((whole, part) => ({ ...this.resolve(part), ...whole }), schema);
  }

  /** A value that the schema allows: its example, or else the simplest value of its type. */
  example(schema: Schema): unknown {
    const whole = this.resolve(schema);
    const given = whole.example ?? whole.default ?? whole.enum?.[0];
    if (given !== undefined) return given;
    const type = Array.isArray(whole.type) ? whole.type[0] : whole.type;
    if (type === 'object' || whole.properties) return this.exampleObject(whole);
    if (type === 'array') return whole.items ? [this.example(whole.items)] : [];
    if (type === 'integer' || type === 'number') return whole.minimum ?? 1;
    if (type === 'boolean') return true;
    if (whole.format === 'date-time') return '2030-01-31T12:00:00.000Z';
    if (whole.format === 'email') return 'somebody@example.com';
    if (whole.format === 'uri') return 'https://example.com/return';
    return 'text';
  }

  private exampleObject({ properties = {}, required = [] }: Schema): Record<string, unknown> {
    return Object.fromEntries(
      required.flatMap((name) => (properties[name] ? [[name, this.example(properties[name])]] : [])),
    );
  }
}

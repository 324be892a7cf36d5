import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiError } from '../errors/api-error';
import { errorBody } from '../errors/error-body';
import type { ErrorCode } from '../errors/error-catalogue';

type Schema = Readonly<Record<string, unknown>>;
export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Levels of an example. Deeper members are left out, because nobody reads an example that far. */
const MAX_DEPTH = 6;

const NO_BETTER_TEXT = 'text';

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00.000Z',
  email: 'aisha@example.com',
  uri: 'https://shop.example.com/thanks',
};

/** Example texts by member name, which tell more than "text". */
const BY_NAME: Readonly<Record<string, string>> = {
  api_key: 'sk_test_your_key',
  external_id: 'crm-1842',
  invoice_id: 'inv_01KAK2Q7D0V9T3M6Z8W4X5Y7ZA',
  key: 'sk_sandbox_your_key',
  name: 'Aisha Khan',
  note: 'Agreed with the customer by phone',
};

/** A valid value of a schema, made from the examples of its members. A nullable member without an example is null. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  const { $ref } = schema;
  if (typeof $ref === 'string') return exampleOf(named($ref, schemas), schemas, depth);
  const choices = listOf(schema.anyOf ?? schema.oneOf);
  const [choice] = choices;
  if (choice) return choices.some(({ type }) => type === 'null') ? null : exampleOf(choice, schemas, depth);
  const parts = listOf(schema.allOf);
  if (parts.length === 1) return exampleOf(parts[0] ?? {}, schemas, depth);
  if (parts.length > 0) return Object.assign({}, ...parts.map((part) => exampleOf(part, schemas, depth)));
  if (Array.isArray(schema.type) && schema.type.includes('null')) return null;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  return exampleOfType(schema, schemas, depth);
}

/** The error body of each of these codes, by code. */
export function errorExamples(codes: readonly ErrorCode[]): Record<string, { value: unknown }> {
  return Object.fromEntries(
    codes.map((code) => [code, { value: errorBody(new ApiError(code), 'req_01K3C5N7ZV8Q4S6M2X0R9T1B3D') }]),
  );
}

function exampleOfType(schema: Schema, schemas: Schemas, depth: number): unknown {
  const { type, format, minimum } = schema;
  if (type === 'array') return depth < MAX_DEPTH ? [exampleOf(schema.items as Schema, schemas, depth + 1)] : [];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return minimum ?? 1;
  if (type === 'string') return BY_FORMAT[String(format)] ?? NO_BETTER_TEXT;
  return exampleOfObject(schema, schemas, depth);
}

function exampleOfObject(schema: Schema, schemas: Schemas, depth: number): unknown {
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>);
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
  const shown = properties.filter(([name, member]) => required.has(name) || member.example !== undefined);
  if (depth >= MAX_DEPTH) return {};
  return Object.fromEntries(
    shown.map(([name, member]) => {
      const example = exampleOf(member, schemas, depth + 1);
      return [name, example === NO_BETTER_TEXT ? (BY_NAME[name] ?? example) : example];
    }),
  );
}

function named($ref: string, schemas: Schemas): Schema {
  return (schemas[$ref.split('/').at(-1) ?? ''] ?? {}) as Schema;
}

function listOf(value: unknown): Schema[] {
  return Array.isArray(value) ? (value as Schema[]) : [];
}

import type { Content, OpenApiDocument, Operation, Schema } from './open-api-document';

/** One thing that a caller can rely on. */
export interface Fact {
  /** Its shape in words, such as `string(date-time) | null`. */
  readonly shape: string;
  /** Sent by callers rather than answered to them. */
  readonly isInput: boolean;
  /** Inputs: must be sent. Answers: is always there. */
  readonly isRequired: boolean;
  readonly enum: readonly string[];
}

/** Everything that a document promises, by a name that stays the same from version to version. */
export function factsOf({ paths, components }: OpenApiDocument): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const schemas = components.schemas ?? {};
  const inputs = new Set<string>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const name = `${method.toUpperCase()} ${path}`;
      facts.set(name, { shape: 'operation', isInput: false, isRequired: true, enum: [] });
      addOperation(facts, name, operation);
      for (const schema of schemasOf(operation.requestBody?.content)) reach(schema, schemas, inputs);
    }
  }
  for (const [name, schema] of Object.entries(schemas)) addMembers(facts, name, schema, inputs.has(name));
  return facts;
}

function addOperation(facts: Map<string, Fact>, name: string, operation: Operation): void {
  for (const { in: place, name: parameter, required, schema } of operation.parameters ?? []) {
    facts.set(`${name} ${place} ${parameter}`, fact(schema ?? {}, true, required ?? false));
  }
  const { requestBody } = operation;
  for (const [type, { schema }] of Object.entries(requestBody?.content ?? {})) {
    facts.set(`${name} body ${type}`, fact(schema ?? {}, true, requestBody?.required ?? false));
    addMembers(facts, `${name} body`, schema ?? {}, true);
  }
  for (const [status, { content }] of Object.entries(operation.responses)) {
    const [schema = {}] = schemasOf(content);
    facts.set(`${name} answers ${status}`, fact(schema, false, true));
    addMembers(facts, `${name} ${status}`, schema, false);
  }
}

/** The members of an object and of the objects written inside it; a named schema is told once, under its name. */
function addMembers(facts: Map<string, Fact>, owner: string, schema: Schema, isInput: boolean): void {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    facts.set(`${owner}.${name}`, fact(member, isInput, schema.required?.includes(name) ?? false));
    addMembers(facts, `${owner}.${name}`, member, isInput);
  }
  if (schema.items) addMembers(facts, `${owner}[]`, schema.items, isInput);
  for (const part of parts(schema)) addMembers(facts, owner, part, isInput);
}

function fact(schema: Schema, isInput: boolean, isRequired: boolean): Fact {
  return { shape: shapeOf(schema), isInput, isRequired, enum: (schema.enum ?? []).map(String) };
}

function shapeOf(schema: Schema): string {
  if (schema.$ref) return refName(schema.$ref);
  const several = parts(schema).map(shapeOf);
  if (several.length > 0) return several.join(schema.allOf ? ' & ' : ' | ');
  const type = [schema.type ?? 'any'].flat().join(' | ');
  const shape = schema.items ? `${type} of ${shapeOf(schema.items)}` : type;
  return `${shape}${schema.format ? `(${schema.format})` : ''}${schema.nullable ? ' | null' : ''}`;
}

function reach(schema: Schema, schemas: Readonly<Record<string, Schema>>, seen: Set<string>): void {
  const name = schema.$ref && refName(schema.$ref);
  if (name) {
    if (seen.has(name)) return;
    seen.add(name);
    reach(schemas[name] ?? {}, schemas, seen);
  }
  const inside = [...Object.values(schema.properties ?? {}), ...parts(schema), ...(schema.items ? [schema.items] : [])];
  for (const part of inside) reach(part, schemas, seen);
}

const parts = ({ allOf, anyOf, oneOf }: Schema): readonly Schema[] => [
  ...(allOf ?? []),
  ...(anyOf ?? []),
  ...(oneOf ?? []),
];
const refName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
const schemasOf = (content: Content = {}): Schema[] => Object.values(content).map(({ schema }) => schema ?? {});

import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schemas } from './examples';

/**
 * Declares for every request body and its parts that other members are not allowed: `InputPipe` refuses them.
 * @returns the names of these schemas
 */
export function closeBodies(document: OpenAPIObject, schemas: Schemas): ReadonlySet<string> {
  const operations = Object.values(document.paths).flatMap(({ post, put, patch, delete: remove }) => [
    post,
    put,
    patch,
    remove,
  ]);
  const waiting = operations.flatMap((operation) => namesIn(operation?.requestBody));
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = schemas[name];
    if (seen.has(name) || !schema || '$ref' in schema) continue;
    seen.add(name);
    if (schema.properties) schema.additionalProperties ??= false;
    waiting.push(...namesIn(schema));
  }
  return seen;
}

/** The named schemas that a part of a document refers to. */
export function namesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === '$ref' && typeof value === 'string' ? [value.split('/').at(-1) ?? ''] : namesIn(value),
  );
}

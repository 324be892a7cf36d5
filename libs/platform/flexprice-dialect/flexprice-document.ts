import type { OpenAPIObject } from '@nestjs/swagger';
import { UPPER_CASE } from './flexprice-answer';
import { gapAt, gapsTable } from './flexprice-gaps';
import { namesIn } from '@remit/http-api';

type Json = Record<string, unknown>;

/** Paths that only Remit has. Flexprice's clients never call them. */
const OURS = /^\/api\/v1\/(admin|approvals|session|events|tenants|audit|audit-log|request-log|attention)(\/|$)/;

const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^\/api\/v1\/api-keys/, '/v1/secrets/api/keys'],
  [/^\/api\/v1/, '/v1'],
];

const INTRODUCTION = `The API of Remit in Flexprice's dialect: the same operations below \`/v1\`, enum values in upper case. Members of a body that Remit does
not know are ignored when they carry no money, and refused when they do. Endpoints whose \`dialect\` is \`flexprice\` receive webhooks in this format. Operations of Flexprice that Remit does not support
answer 501 \`not_implemented\` with a hint.`;

/**
 * Makes the document of `/v1` from that of `/api/v1`, with paths and enum values as `FlexpriceInterceptor` writes
 * them.
 */
export function flexpriceDocument(document: OpenAPIObject): OpenAPIObject {
  const rest = structuredClone(document);
  const ours = Object.entries(rest.paths).filter(([path]) => path.startsWith('/api/v1/') && !OURS.test(path));
  const paths = Object.fromEntries(
    ours.map(([path, item]) => [
      renamed(path),
      Object.fromEntries(
        Object.entries(item)
          .filter(([method]) => gapAt(method.toUpperCase(), path) === undefined)
          .map(([method, { 'x-codeSamples': _ours, ...operation }]: [string, Json]) => [method, operation]),
      ),
    ]),
  );
  const translated: OpenAPIObject = {
    ...rest,
    info: { ...rest.info, description: `${INTRODUCTION}\n\n${gapsTable()}` },
    paths,
  };
  const used = new Set(
    Object.values(paths).flatMap(({ get, post, put, delete: remove }) =>
      [get, post, put, remove].flatMap((operation) => operation?.tags ?? []),
    ),
  );
  translated.tags = rest.tags?.filter(({ name }) => used.has(name));
  answerAsFlexprice(translated);
  dropUnused(translated);
  return inUpperCase(translated) as OpenAPIObject;
}

const renamed = (path: string): string => RENAMED.reduce((name, [ours, theirs]) => name.replace(ours, theirs), path);

/** Documents that a repeated payment is answered like a new one, and that a new key is wrapped. */
function answerAsFlexprice({ paths, components }: OpenAPIObject): void {
  delete paths['/v1/payments']?.post?.responses['200'];
  const created = paths['/v1/secrets/api/keys']?.post?.responses['201'];
  const json = created && 'content' in created ? created.content?.['application/json'] : undefined;
  if (json) {
    json.schema = {
      type: 'object',
      required: ['secret', 'api_key'],
      properties: { secret: json.schema ?? {}, api_key: { type: 'string', description: 'Shown this once.' } },
    };
    delete json.example;
  }
  for (const schema of Object.values(components?.schemas ?? {}))
    if ('additionalProperties' in schema && schema.additionalProperties === false) delete schema.additionalProperties;
}

/** Removes schemas that nothing refers to. */
function dropUnused({ paths, webhooks, components = {} }: OpenAPIObject): void {
  const schemas = components.schemas ?? {};
  const used = new Set<string>();
  const waiting = namesIn([paths, webhooks]);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...namesIn(schemas[name]));
  }
  components.schemas = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}

/** Converts the enum values and examples of the `UPPER_CASE` members to upper case. */
function inUpperCase(part: unknown, isTheirs = false): unknown {
  if (Array.isArray(part)) return part.map((item) => inUpperCase(item, isTheirs));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part as Json).map(([name, value]) => {
      if (isTheirs && name === 'enum' && Array.isArray(value)) return [name, value.map(upper)];
      if (UPPER_CASE.has(name) && typeof value === 'string') return [name, upper(value)];
      if (isTheirs && (name === 'example' || name === 'default' || name === 'const')) return [name, upper(value)];
      const isMember = UPPER_CASE.has(name) && typeof value === 'object';
      return [name, inUpperCase(value, isMember || (isTheirs && name === 'items'))];
    }),
  );
}

const upper = (word: unknown): unknown => (typeof word === 'string' ? word.toUpperCase() : word);

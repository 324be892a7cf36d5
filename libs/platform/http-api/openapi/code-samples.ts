import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;

interface Facts {
  readonly method: string;
  readonly path: string;
  readonly ids: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/**
 * Adds samples of a call to an operation, made from its examples: with curl, and with `@remit/client` when that has the operation. Call it when the examples
 * are complete.
 */
export function addCodeSamples(operation: Operation, method: string, path: string): void {
  const { requestBody, parameters = [], security = [], tags = [] } = operation;
  if (tags.includes('console') || (security.length === 0 && method !== 'get')) return;
  const required = (place: string) =>
    Object.fromEntries(
      (parameters as Parameter[])
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, example }) => [name, example]),
    );
  const json = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined;
  const facts = { method, path, ids: required('path'), query: required('query'), body: json?.example as unknown };
  const isInClient = security.some((way) => 'api_key' in way) && !answersFile(operation) && !takesFile(operation);
  const samples = [{ lang: 'Shell', label: 'curl', source: curl(facts, operation) }];
  if (isInClient) samples.push({ lang: 'TypeScript', label: '@remit/client', source: typescript(facts, operation) });
  Object.assign(operation, { 'x-codeSamples': samples });
}

/** A file has no ETag of ours, and `@remit/client` does not read it. */
export const answersFile = (operation: Operation): boolean => fileOf(operation) !== undefined;

/** Names that samples give to what is answered. */
const FILES = { 'application/pdf': 'answer.pdf', 'image/png': 'answer.png' } as const;

function fileOf({ responses }: Operation): string | undefined {
  const success = responses['200'];
  const types = success && 'content' in success ? Object.keys(success.content ?? {}) : [];
  return types.map((type) => FILES[type as keyof typeof FILES]).find((name) => name !== undefined);
}

/** Whether the body is a file. */
const takesFile = ({ requestBody }: Operation): boolean =>
  requestBody !== undefined && 'content' in requestBody && requestBody.content['image/png'] !== undefined;

function curl({ method, path, ids, query, body }: Facts, operation: Operation): string {
  const { security = [] } = operation;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ids[name])));
  const search = new URLSearchParams(query as Record<string, string>).toString();
  const key = security.some((way) => 'api_key' in way) ? 'REMIT_API_KEY' : 'ADMIN_API_KEY';
  const lines = [`curl -sS -X ${method.toUpperCase()} "$REMIT_URL${filled}${search && `?${search}`}"`];
  if (security.length > 0) lines.push(`-H "Authorization: Bearer $${key}"`);
  if (key === 'REMIT_API_KEY' && method === 'post') lines.push('-H "Idempotency-Key: $(openssl rand -hex 16)"');
  if (body !== undefined)
    lines.push(`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`);
  if (takesFile(operation)) lines.push(`-H 'Content-Type: image/png'`, '--data-binary @logo.png');
  const file = fileOf(operation);
  if (file !== undefined) lines.push(`-o ${file}`);
  return lines.join(' \\\n  ');
}

function typescript({ ids, query, body }: Facts, { operationId = '', parameters = [], responses }: Operation): string {
  const some = (values: object) => (Object.keys(values).length > 0 ? values : undefined);
  const input = literal(some(JSON.parse(JSON.stringify({ path: some(ids), query: some(query), body })) as object));
  const isList = (parameters as Parameter[]).some(({ name }) => name === 'cursor');
  const answers = Object.entries(responses).some(
    ([status, answer]) => /^2/.test(status) && 'content' in (answer ?? {}),
  );
  const call = `await remit.${operationId}(${input});`;
  return [
    `import { Remit } from '@remit/client';`,
    '',
    `const remit = new Remit({ baseUrl: process.env.REMIT_URL ?? '', apiKey: process.env.REMIT_API_KEY ?? '' });`,
    isList
      ? `for await (const row of remit.each('${operationId}')) console.log(row);`
      : answers
        ? `console.log(${call.slice(0, -1)});`
        : call,
  ].join('\n');
}

/** JSON with bare names, as people write it. */
const literal = (value: object | undefined): string =>
  value === undefined ? '' : JSON.stringify(value, null, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:');

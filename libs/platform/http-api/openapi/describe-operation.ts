import type { OpenAPIObject } from '@nestjs/swagger';
import { AS_CSV } from '../csv/as-csv.decorator';
import { longestBody } from '../bodies/body-reader';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

/** Appends to the description of every operation who may call it, the maximum size of its body and how to repeat it. */
export function describeOperation(operation: Operation, method: string, path: string): void {
  const extensions = operation as Operation & Record<string, unknown>;
  const sentences = [
    operation.description,
    needs(extensions),
    sometimes(extensions['x-remit-scope-sometimes'] as Sometimes | undefined),
    operation.requestBody && `The body is ${kindOf(operation.requestBody)} of at most ${size(longestBody(path))}.`,
    asCsv(extensions[AS_CSV] as readonly string[] | undefined),
    method === 'post' && extensions['x-remit-scope'] !== undefined
      ? 'Send an `Idempotency-Key` to make retries safe.'
      : undefined,
  ];
  delete extensions[AS_CSV];
  operation.description = sentences.filter((text) => text !== undefined && text !== '').join(' ');
}

const kindOf = (body: NonNullable<Operation['requestBody']>): string =>
  'content' in body && !body.content['application/json'] ? 'a file' : 'JSON';

const asCsv = (columns: readonly string[] | undefined): string | undefined =>
  columns &&
  `With \`Accept: text/csv\` it answers all rows as a file, in the order of creation, with times in the zone of the business. Its columns: ${columns.map((name) => `\`${name}\``).join(', ')}.`;

interface Sometimes {
  readonly scope: string;
  readonly when: string;
}

function needs({ 'x-remit-scope': scope, security }: Record<string, unknown>): string {
  if (typeof scope === 'string') return `Needs a key with the scope \`${scope}\`.`;
  return Array.isArray(security) && security.length > 0 ? "Needs the operator's key." : 'Needs no key.';
}

const sometimes = (further: Sometimes | undefined): string | undefined =>
  further && `When ${further.when} it needs \`${further.scope}\` too.`;

const KIB = 1024;
const size = (bytes: number): string => (bytes >= KIB * KIB ? `${bytes / KIB / KIB} MiB` : `${bytes / KIB} KiB`);

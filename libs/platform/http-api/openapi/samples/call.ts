import type { OpenAPIObject } from '@nestjs/swagger';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;
type Values = Readonly<Record<string, unknown>>;

/** What a success brings: how a sample reads it. */
export type Answer = 'json' | 'text' | 'nothing' | 'file' | 'stream';

/** A call of an operation as its examples have it: all that a sample in any language needs to know. */
export interface Call {
  readonly operationId: string;
  readonly method: string;
  /** With the ids and the query of the examples. */
  readonly path: string;
  readonly ids: Values;
  readonly query: Values;
  readonly body: unknown;
  /** A file that is the body. */
  readonly upload?: { readonly type: string; readonly name: string };
  /** The variable that holds the key; none where everybody may ask. */
  readonly keyIn?: 'REMIT_API_KEY' | 'ADMIN_API_KEY';
  readonly isRepeatable: boolean;
  readonly isPaged: boolean;
  readonly answer: Answer;
  /** Where a file that is answered is saved. */
  readonly saveAs: string;
}

/** The parameter that says which one is meant, where there is a choice. */
const ASKED_BY: Readonly<Record<string, string>> = { updateCustomerByQuery: 'external_customer_id' };
const EXTERNAL_ID = 'crm-1842';

/** @param path as in the document, such as `/api/v1/invoices/{id}`. Call it when the examples are complete. */
export function callOf(operation: Operation, method: string, path: string): Call {
  const { operationId = '', requestBody, parameters = [], security = [] } = operation;
  const asked = ASKED_BY[operationId];
  const required = (place: string) =>
    Object.fromEntries(
      (parameters as Parameter[])
        .filter((parameter) => parameter.in === place && (parameter.required || parameter.name === asked))
        .map(({ name, example }) => [name, name === asked ? EXTERNAL_ID : (example as unknown)] as const),
    );
  const [ids, query] = [required('path'), required('query')];
  const json = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ids[name])));
  const search = new URLSearchParams(query as Record<string, string>).toString();
  const isOfTenant = security.some((way) => 'api_key' in way);
  return {
    operationId,
    method: method.toUpperCase(),
    path: filled + (search && `?${search}`),
    ids,
    query,
    body: json?.example as unknown,
    ...(security.length > 0 && { keyIn: isOfTenant ? 'REMIT_API_KEY' : 'ADMIN_API_KEY' }),
    isRepeatable: isOfTenant && method === 'post',
    isPaged: (parameters as Parameter[]).some(({ name }) => name === 'cursor'),
    ...(isOfPicture(operation) && { upload: { type: 'image/png', name: 'logo.png' } }),
    answer: answerOf(operation),
    saveAs: FILES[typesOf(operation).find((type) => type in FILES) ?? ''] ?? '',
  };
}

/** A file has no ETag of ours, and `@remit/client` does not read it. */
export const answersFile = (operation: Operation): boolean => answerOf(operation) === 'file';

/** Names that samples give to what is answered. */
const FILES: Readonly<Record<string, string>> = { 'application/pdf': 'answer.pdf', 'image/png': 'answer.png' };

const isOfPicture = ({ requestBody }: Operation): boolean =>
  requestBody !== undefined && 'content' in requestBody && requestBody.content['image/png'] !== undefined;

const typesOf = ({ responses }: Operation): string[] =>
  Object.entries(responses).flatMap(([status, answer]) =>
    /^2/.test(status) && answer && 'content' in answer ? Object.keys(answer.content ?? {}) : [],
  );

function answerOf(operation: Operation): Answer {
  const types = typesOf(operation);
  if (types.some((type) => type in FILES)) return 'file';
  if (types.includes('text/event-stream')) return 'stream';
  if (types.includes('application/json')) return 'json';
  return types.length > 0 ? 'text' : 'nothing';
}

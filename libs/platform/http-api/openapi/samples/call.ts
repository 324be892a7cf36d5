import type { OpenAPIObject } from '@nestjs/swagger';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;

/** Without an example, the one of the schema or the first value it allows. */
function exampleOf({ example, schema }: Parameter): unknown {
  const { example: shown, enum: [first] = [] } = schema !== undefined && !('$ref' in schema) ? schema : {};
  return example ?? shown ?? first;
}
type Values = Readonly<Record<string, unknown>>;

/** Kind of a successful answer. It decides how a sample reads the answer. */
export type Answer = 'json' | 'text' | 'nothing' | 'file' | 'stream';

/** A call of an operation with the values of its examples: all that a sample in any language needs. */
export interface Call {
  readonly operationId: string;
  readonly method: string;
  /** Includes the ids and the query of the examples. */
  readonly path: string;
  readonly ids: Values;
  readonly query: Values;
  readonly body: unknown;
  /** The file that is sent as the body. */
  readonly upload?: { readonly type: string; readonly name: string };
  /** Environment variable of the key; undefined for public operations. */
  readonly keyIn?: 'REMIT_API_KEY' | 'ADMIN_API_KEY';
  readonly isRepeatable: boolean;
  readonly isPaged: boolean;
  readonly answer: Answer;
  /** Name under which an answered file is saved. */
  readonly saveAs: string;
}

/** The optional parameter that a sample uses to identify the object, for operations with a choice. */
const ASKED_BY: Readonly<Record<string, string>> = { updateCustomerByQuery: 'external_customer_id' };
const EXTERNAL_ID = 'crm-1842';

/**
 * Call it when the examples are complete.
 * @param path as in the document, such as `/api/v1/invoices/{id}`
 */
export function callOf(operation: Operation, method: string, path: string): Call {
  const { operationId = '', requestBody, parameters = [], security = [] } = operation;
  const asked = ASKED_BY[operationId];
  const required = (place: string) =>
    Object.fromEntries(
      (parameters as Parameter[])
        .filter((parameter) => parameter.in === place && (parameter.required || parameter.name === asked))
        .map((parameter) => [parameter.name, parameter.name === asked ? EXTERNAL_ID : exampleOf(parameter)] as const),
    );
  const [ids, query] = [required('path'), required('query')];
  const json = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ids[name])));
  const search = new URLSearchParams(query as Record<string, string>).toString();
  const upload = uploadOf(operation);
  const isOfTenant = security.some((way) => 'api_key' in way);
  return {
    operationId,
    method: method.toUpperCase(),
    path: filled + (search && `?${search}`),
    ids,
    query,
    body: json?.example as unknown,
    ...(security.length > 0 && { keyIn: isOfTenant ? 'REMIT_API_KEY' : 'ADMIN_API_KEY' }),
    // A file is safe to send again as it is.
    isRepeatable: isOfTenant && method === 'post' && !('upload' in upload),
    isPaged: (parameters as Parameter[]).some(({ name }) => name === 'cursor'),
    ...upload,
    answer: answerOf(operation),
    saveAs: FILES[typesOf(operation).find((type) => type in FILES) ?? ''] ?? '',
  };
}

/** Files get no ETag from us, and `@remit/client` does not read them. */
export const answersFile = (operation: Operation): boolean => answerOf(operation) === 'file';

/** File names that samples give to answers. */
const FILES: Readonly<Record<string, string>> = { 'application/pdf': 'answer.pdf', 'image/png': 'answer.png' };

/** Files that samples send, by their type. */
const UPLOADS: Readonly<Record<string, string>> = { 'image/png': 'logo.png', 'text/csv': 'rows.csv' };

function uploadOf({ requestBody }: Operation): Pick<Call, 'upload'> {
  const content = requestBody !== undefined && 'content' in requestBody ? requestBody.content : {};
  const type = Object.keys(content).find((one) => one in UPLOADS);
  return type === undefined ? {} : { upload: { type, name: UPLOADS[type] ?? '' } };
}

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

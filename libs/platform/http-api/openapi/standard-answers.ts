import { ApiExtension, type OpenAPIObject } from '@nestjs/swagger';
import { errorCatalogue, type ErrorCode } from '../errors/error-catalogue';
import { errorSchema } from './error-schema';
import { CONDITIONAL } from '../context/preconditions';
import { VERSION_HEADER, VERSION_NAMES } from '../versions/answer-version';
import { closeBodies } from './close-bodies';
import { describeMembers, describeParameters, describeDefaults } from './describe-fields';
import { describeOperation } from './describe-operation';
import { errorExamples, exampleOf, type Schemas } from './examples';
import { addCodeSamples } from './samples/add-code-samples';
import { answersFile } from './samples/call';

export const ERROR_CODES = 'x-error-codes';

/** Documents in OpenAPI the errors of an operation beyond those that every operation of its kind has. */
export const ApiErrors = (...codes: ErrorCode[]) => ApiExtension(ERROR_CODES, codes);

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const COMMON: ErrorCode[] = ['validation_error', 'rate_limited', 'internal_error', 'service_unavailable'];
const WITH_BODY: ErrorCode[] = ['payload_too_large', 'unsupported_media_type', 'request_timeout'];

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Makes retries of this request safe: Remit keeps the first answer for at least 24 hours and repeats it.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const;

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of an earlier response. The answer is 304 without a body if nothing changed.',
  schema: { type: 'string' },
} as const;

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of the record that your change is based on, or its `version` in quotes. If somebody has changed the record since, nothing is written and the answer is 412 `changed_meanwhile`.',
  schema: { type: 'string' },
} as const;

const REMIT_VERSION = {
  name: VERSION_HEADER,
  in: 'header' as const,
  required: false,
  description: 'API version of the request, as in the header of each answer; default: the oldest supported version.',
  schema: { type: 'string', enum: [...VERSION_NAMES] },
};

/**
 * Adds what no controller should have to repeat to every operation: security, the errors of its kind, the
 * Idempotency-Key and the version.
 */
export function withStandardAnswers(document: OpenAPIObject): OpenAPIObject {
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Error: errorSchema } };
  const schemas: Schemas = document.components.schemas ?? {};
  const bodies = closeBodies(document, schemas);
  describeMembers(schemas);
  describeDefaults(bodies, schemas);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      addExamples(operation, schemas);
      completeOperation(operation, method, path);
      describeOperation(operation, method, path);
      describeParameters(operation, path);
      addCodeSamples(operation, method, path);
    }
  }
  return document;
}

/** Adds examples of the body and of the answers, made from the examples of their members. */
function addExamples(operation: Operation, schemas: Schemas): void {
  const { requestBody, responses } = operation;
  for (const holder of [requestBody, ...Object.values(responses)]) {
    const json = holder && 'content' in holder ? holder.content?.['application/json'] : undefined;
    if (json?.schema) json.example ??= exampleOf({ ...json.schema }, schemas);
  }
}

function completeOperation(operation: Operation, method: (typeof METHODS)[number], path: string): void {
  const extensions = operation as Operation & Record<string, unknown>;
  const access = extensions['x-remit-access'];
  const own = (extensions[ERROR_CODES] ?? []) as ErrorCode[];
  delete extensions['x-remit-access'];
  if (access === undefined) extensions['x-remit-scope'] ??= method === 'get' ? 'read' : 'write';
  delete extensions[ERROR_CODES];

  const codes = new Set<ErrorCode>([...COMMON, ...own]);
  const add = (more: readonly ErrorCode[]) => more.forEach((code) => codes.add(code));
  if (access !== 'public') add(['unauthorized', 'forbidden']);
  if (path.includes('{')) add(['not_found']);
  if (method !== 'get' && method !== 'delete') add(WITH_BODY);
  if (method !== 'get') add(['conflict']);
  if (access === undefined) {
    operation.security = [{ bearer: [] }, { api_key: [] }];
    if (method === 'post') {
      add(['request_in_progress', 'idempotency_key_reused']);
      operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
    }
  }
  if (path.startsWith('/api/')) {
    add(['unknown_version']);
    operation.parameters = [...(operation.parameters ?? []), REMIT_VERSION];
  }
  if (method === 'get' && /\{(id|external_id)\}/.test(path) && !answersFile(operation)) {
    operation.parameters = [...(operation.parameters ?? []), IF_NONE_MATCH];
    operation.responses['304'] = { description: 'Not modified since the `ETag` that was sent; there is no body.' };
  }
  if (extensions[CONDITIONAL] === true) {
    add(['changed_meanwhile']);
    operation.parameters = [...(operation.parameters ?? []), IF_MATCH];
  }
  delete extensions[CONDITIONAL];
  // Stated explicitly: the operation needs no key.
  operation.security ??= [];
  addResponses(operation, [...codes]);
}

function addResponses(operation: Operation, codes: readonly ErrorCode[]): void {
  for (const status of new Set(codes.map((code) => errorCatalogue[code].status))) {
    const sameStatus = codes.filter((code) => errorCatalogue[code].status === status);
    operation.responses[String(status)] ??= {
      description: sameStatus.map((code) => `\`${code}\`: ${errorCatalogue[code].meaning}`).join('\n\n'),
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Error' }, examples: errorExamples(sameStatus) },
      },
    };
  }
}

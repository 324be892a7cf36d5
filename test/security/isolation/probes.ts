import { randomBytes } from 'node:crypto';
import type { Question } from '../support/ask';
import type { OpenApi, Operation, Schema } from '../support/open-api';
import type { Holdings } from '../support/world';

/** A request with a foreign id, and the same request with an id that does not exist. Both must be answered alike. */
export interface Probe {
  readonly operation: string;
  readonly field: string;
  /** Kind of the object with the foreign id. */
  readonly kind: string;
  readonly question: Question;
  readonly reference: Question;
  /** The foreign id in the question, and the unknown id in the reference. */
  readonly id: string;
  readonly unknownId: string;
}

/**
 * A customer may get any external id, even one that others use. These run last, because the caller has such a
 * customer afterwards.
 */
const GIVES_EXTERNAL_ID = /^POST .*\/customers body\.external_id$/;

/** Left out, because they would give the caller's only customer one external id after another. */
const NOT_ASKED = /^PUT .*\/customers\S* body\.external_id$|body\.idempotency_key$/;

const HOLDS_ID = /(^|_)(id|ids|search|cursor)$/;

/** The kind of the caller's own object in a path, until it is replaced. */
const OWN_KIND: readonly [RegExp, string][] = [
  [/\/customers\/external\//, 'externalCustomer'],
  [/\/customers\//, 'customer'],
  [/\/connections\//, 'draftConnection'],
  [/\/invoices\//, 'draft'],
  [/\/payments\//, 'payment'],
  [/\/deliveries\//, 'delivery'],
  [/\/attention\//, 'attention'],
  [/\/environments\//, 'environment'],
  [/\/api-keys\//, 'key'],
  [/\/invitations\//, 'invitation'],
];

/** Probes of every operation, each of its id fields, and every foreign id of each kind. */
export function* isolationProbes(api: OpenApi, own: Holdings, foreign: readonly Holdings[]): Generator<Probe> {
  const operations = api.operations.filter(isOfTenant);
  for (const isLast of [false, true]) {
    for (const operation of operations) {
      for (const field of idFields(api, operation)) {
        const name = `${nameOf(operation)} ${field}`;
        if (NOT_ASKED.test(name) || GIVES_EXTERNAL_ID.test(name) !== isLast) continue;
        yield* fieldProbes(api, operation, field, own, isLast ? foreign.map(onlyExternalCustomer) : foreign);
      }
    }
  }
}

const nameOf = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`;

const onlyExternalCustomer = ({ externalCustomer = '' }: Holdings): Holdings => ({ externalCustomer });

/**
 * Operations that a tenant's key opens and that answer at once. The error catalogue is public
 * (test/architecture/routes.spec.ts lists the public routes).
 */
export function isOfTenant({ path, tags }: Operation): boolean {
  return path.startsWith('/api/v1/') && !tags.includes('operator') && !/\/(session|stream|nomod|errors)\b/.test(path);
}

/** The request of an operation with the caller's own ids and a valid body. */
export function ownQuestion(api: OpenApi, operation: Operation, own: Holdings): Question {
  const kind = OWN_KIND.find(([pattern]) => pattern.test(operation.path))?.[1] ?? '';
  const body = operation.body && (api.example(operation.body) as Record<string, unknown>);
  return {
    method: operation.method,
    path: operation.path.replace(/\{[^}]+\}/, own[kind] ?? 'none'),
    ...(body && { body: { ...body, ...ownIds(operation, own) } }),
  };
}

function ownIds({ path }: Operation, own: Holdings): Record<string, unknown> {
  if (path.endsWith('/customers')) return { external_id: `ext-f${randomBytes(8).toString('hex')}` };
  if (path.endsWith('/invoices')) return { customer_id: own.customer };
  if (path.endsWith('/payments')) return { destination_id: own.invoice, amount: '100.00', currency: 'AED' };
  return {};
}

function idFields(api: OpenApi, operation: Operation): string[] {
  const parameters = operation.parameters
    .filter(({ name, in: place }) => place === 'path' || (place === 'query' && HOLDS_ID.test(name)))
    .map(({ name, in: place }) => `${place}.${name}`);
  const schema: Schema = operation.body ? api.resolve(operation.body) : {};
  const members = Object.keys(schema.properties ?? {}).filter((name) => HOLDS_ID.test(name));
  const metadata =
    operation.path.endsWith('/payments') && schema.properties?.metadata ? ['body.metadata.connection_id'] : [];
  return ['header.X-Environment-ID', ...parameters, ...members.map((name) => `body.${name}`), ...metadata];
}

function* fieldProbes(
  api: OpenApi,
  operation: Operation,
  field: string,
  own: Holdings,
  foreign: readonly Holdings[],
): Generator<Probe> {
  for (const holdings of foreign) {
    for (const [kind, id] of Object.entries(holdings)) {
      const unknownId = unknownLike(id);
      const base = ownQuestion(api, operation, own);
      yield {
        operation: nameOf(operation),
        kind,
        field,
        question: withId(base, operation, field, id),
        reference: withId(ownQuestion(api, operation, own), operation, field, unknownId),
        id,
        unknownId,
      };
    }
  }
}

/** An unknown id of the same form as the given one. */
export function unknownLike(id: string): string {
  const ulid = /^([a-z]+_)[0-9A-Z]{26}$/.exec(id);
  if (ulid) return `${ulid[1]}01KAAAAAAA${randomBytes(8).toString('hex').toUpperCase()}`;
  if (/^[0-9a-f-]{36}$/.test(id)) return id.slice(0, 24) + randomBytes(6).toString('hex');
  // Letters only, because sixteen random digits could look like a card number.
  return (
    id.slice(0, -16) +
    randomBytes(8)
      .toString('hex')
      .replace(/\d/g, (digit) => 'ghjkmnpqrs'.charAt(Number(digit)))
  );
}

function withId(question: Question, operation: Operation, field: string, id: string): Question {
  const [place = '', ...names] = field.split('.');
  const name = names.join('.');
  if (place === 'header') return { ...question, headers: { [name]: id } };
  if (place === 'query') return { ...question, path: `${question.path}?${name}=${encodeURIComponent(id)}` };
  if (place === 'path') return { ...question, path: operation.path.replace(`{${name}}`, encodeURIComponent(id)) };
  const body = question.body as Record<string, unknown>;
  if (name === 'metadata.connection_id') return { ...question, body: { ...body, metadata: { connection_id: id } } };
  return { ...question, body: { ...body, [name]: name.endsWith('_ids') ? [id] : id } };
}

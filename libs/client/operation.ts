import type { operations } from './schema.generated';

/** Name of a function of the client: the operationId of the OpenAPI document. */
export type OperationId = keyof operations;

/** Options of every call, besides the input of its operation. */
export interface CallOptions {
  /** Aborts the call. Work that the server has begun continues. */
  readonly signal?: AbortSignal;
  /** Milliseconds for this call with all its retries. */
  readonly timeoutMs?: number;
  /** Changes a record only at this `version`; otherwise the call fails with `changed_meanwhile`. */
  readonly ifVersion?: number;
}

export interface PostOptions extends CallOptions {
  /** Your own key, if a call must be repeatable after a restart of your program. Default: a new key for each call. */
  readonly idempotencyKey?: string;
}

type Member<Name extends string, Value> = [NonNullable<Value>] extends [never]
  ? unknown
  : undefined extends Value
    ? { readonly [Key in Name]?: NonNullable<Value> }
    : { readonly [Key in Name]: Value };

type JsonOf<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** Input of an operation: those of `path`, `query` and `body` that it has. */
export type Input<Id extends OperationId> = Member<'path', operations[Id]['parameters']['path']> &
  Member<'query', operations[Id]['parameters']['query']> &
  Member<'body', JsonOf<operations[Id]['requestBody']>>;

/** Body of the successful response. */
export type Output<Id extends OperationId> = JsonOf<operations[Id]['responses'][keyof operations[Id]['responses']]>;

/** Operations that return one page of a list. */
export type ListId = {
  [Id in OperationId]: Output<Id> extends { items: unknown[]; pagination: unknown } ? Id : never;
}[OperationId];

/** A row of a list. */
export type Row<Id extends ListId> = Output<Id> extends { items: (infer Item)[] } ? Item : never;

export type Call<Id extends OperationId> = Calling<Input<Id>, CallOptions, Output<Id>>;
export type Post<Id extends OperationId> = Calling<Input<Id>, PostOptions, Output<Id>>;

type Calling<Taken, Options, Answer> = object extends Taken
  ? (input?: Taken & Options) => Promise<Answer>
  : (input: Taken & Options) => Promise<Answer>;

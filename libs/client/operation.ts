import type { operations } from './schema.generated';

/** What a function of the client is called: the operationId of the OpenAPI document. */
export type OperationId = keyof operations;

/** What every call takes beside what its operation does. */
export interface CallOptions {
  /** Ends the call. What the server began goes on. */
  readonly signal?: AbortSignal;
  /** Limit of this call with all its tries, in milliseconds. */
  readonly timeoutMs?: number;
}

export interface PostOptions extends CallOptions {
  /** Of your own, when a call must be repeatable after a restart of your program too. By default each call makes a new one. */
  readonly idempotencyKey?: string;
}

type Member<Name extends string, Value> = [NonNullable<Value>] extends [never]
  ? unknown
  : undefined extends Value
    ? { readonly [Key in Name]?: NonNullable<Value> }
    : { readonly [Key in Name]: Value };

type JsonOf<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** What an operation takes: `path`, `query` and `body` as far as it has them. */
export type Input<Id extends OperationId> = Member<'path', operations[Id]['parameters']['path']> &
  Member<'query', operations[Id]['parameters']['query']> &
  Member<'body', JsonOf<operations[Id]['requestBody']>>;

/** The body of the success. */
export type Output<Id extends OperationId> = JsonOf<operations[Id]['responses'][keyof operations[Id]['responses']]>;

/** Operations that answer one page of a list. */
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

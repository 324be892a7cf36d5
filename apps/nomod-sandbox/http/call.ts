import type { Fields } from './fields';
import type { Sandbox } from '../sandbox-context';
import type { Account } from '../store/state';

/** One authenticated API call, as an operation sees it. */
export interface Call {
  account: Account;
  sandbox: Sandbox;
  params: Record<string, string>;
  query: Record<string, string>;
  body: Fields;
  /** Base address that the caller used, for `next` and `previous`. */
  origin: string;
  path: string;
}

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * One endpoint of the API. It runs synchronously, so concurrent calls never interleave in it. It returns its answer
 * instead of sending it, so a fault can lose or damage the answer after the work is done.
 */
export interface Operation {
  name: string;
  method: 'get' | 'post' | 'patch' | 'delete';
  path: string;
  handle(call: Call): Answer;
}

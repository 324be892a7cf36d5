import type { GatewayError, GatewayList } from '@remit/gateway';
import type { RemoteObjectKind } from './remote-operation.entity';
import type { RemoteSubject } from './remote-operation.repository';

/**
 * Interest in an invoice: something was created for it by more than one call, so that a late first call may have made
 * a spare. It stays, because nobody knows how late.
 */
export const REPEATED_CALL = 'repeated_call';

/** An object at Nomod. */
export interface RemoteObject {
  readonly kind: RemoteObjectKind;
  readonly id: string;
}

/**
 * How to make one object at Nomod, and how to recognise it later. `Saved` is the result in our database, `Held` the
 * rows read for it.
 */
export interface RemoteCreation<T extends { id: string }, Saved = unknown, Held = unknown> extends RemoteSubject {
  /** Makes the one call. It is never repeated automatically. */
  create(): Promise<T>;
  /**
   * Every active object at Nomod with our token and our content. `complete: false` when more may exist than was read;
   * absence is not proven then.
   */
  find(): Promise<GatewayList<T>>;
  /** Observed seconds during which `find` may miss a new object of this account. */
  readonly showsAfterSeconds?: number;
  /**
   * Reads and locks the rows for `save`. It runs in the unit of work that marks the operation done, before the
   * operation is locked.
   */
  lock(): Promise<Held>;
  /** Writes the consequences of the object's existence in the same unit of work. */
  save(remote: T, held: Held): Promise<Saved>;
  /** Disables a duplicate object of the same intent. */
  discard(remote: T): Promise<void>;
}

/** The next step, as determined by `RemoteOperations.begin`. */
export type RemoteStep = { action: 'look' | 'call' } | { action: 'none'; outcome: RemoteOutcome<never> };

export type RemoteOutcome<Saved = unknown> =
  /** The object exists and `save` is committed: now (with `saved`), or earlier. */
  | { readonly state: 'done'; readonly remoteId: string; readonly saved?: Saved }
  /** Nomod certainly made nothing. */
  | { readonly state: 'not_done'; readonly error: GatewayError }
  /** It may exist. Try again after `retryAfterSeconds`; that looks for it first. */
  | { readonly state: 'unknown'; readonly reason: string; readonly retryAfterSeconds: number }
  /** Another request or worker is working on it. */
  | { readonly state: 'busy' };

import type { NomodError, NomodList } from '@remit/nomod';
import type { RemoteSubject } from './remote-operation.repository';

/** How to make one object at Nomod, and how to recognise it afterwards. `Saved` is what follows from it here, `Held` what has to be read for that. */
export interface RemoteCreation<T extends { id: string }, Saved = unknown, Held = unknown> extends RemoteSubject {
  /** The one call. Never repeated by itself. */
  create(): Promise<T>;
  /**
   * Every object at Nomod that carries our token and asks what we asked; those switched off left out. `complete: false` when more may exist than
   * was read: absence is then not proven.
   */
  find(): Promise<NomodList<T>>;
  /** How long a new object may stay invisible to `find` in this account, in seconds, when that was seen. */
  readonly showsAfterSeconds?: number;
  /** Reads what `save` works on and holds its lock, in the unit of work that marks the operation done and after that has the operation's lock. */
  hold(): Promise<Held>;
  /** Writes what follows from the object's existence, in the same unit of work. */
  save(remote: T, held: Held): Promise<Saved>;
  /** Switches off a second object of the same intent. */
  discard(remote: T): Promise<void>;
}

export type RemoteOutcome<Saved = unknown> =
  /** The object exists and `save` was committed: just now with `saved`, or earlier. */
  | { readonly state: 'done'; readonly remoteId: string; readonly saved?: Saved }
  /** Nomod certainly made nothing. */
  | { readonly state: 'not_done'; readonly error: NomodError }
  /** It may exist; try again after `retryAfterSeconds`, which looks first. */
  | { readonly state: 'unknown'; readonly reason: string; readonly retryAfterSeconds: number }
  /** Another request or worker is at it. */
  | { readonly state: 'busy' };

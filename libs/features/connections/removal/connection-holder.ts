import type { Scope } from '@remit/database';

export type HeldObject = 'open_link' | 'waiting_refund' | 'open_invoice';

/** What stands at Nomod through a connection and needs its key still. */
export interface Held {
  readonly object: HeldObject;
  readonly count: number;
  /** The first few, by our ids. */
  readonly ids: readonly string[];
}

/** As many ids as an answer names. */
export const HELD_IDS_SHOWN = 10;

export const heldOf = (object: HeldObject, ids: readonly string[]): Held => ({
  object,
  count: ids.length,
  ids: ids.slice(0, HELD_IDS_SHOWN),
});

/** What a feature has at Nomod through a connection. A feature adds one for its own rows by providing a subclass in its module. */
export abstract class ConnectionHolder {
  /** What would be left alone without the connection's key, nothing that has come to its end. Needs a unit of work. */
  abstract held(connectionId: string): Promise<Held[]>;

  /** Begins to end what can still be paid. Outside any unit of work; safe to repeat. */
  abstract switchOff(scope: Scope, connectionId: string): Promise<void>;

  /** Reads once more what was ended since then, and records what was paid there. Outside any unit of work. @throws RetryLater while Nomod does not tell */
  abstract lookAgain(scope: Scope, connectionId: string, since: Date): Promise<void>;
}

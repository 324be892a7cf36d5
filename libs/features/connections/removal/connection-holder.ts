import type { Scope } from '@remit/database';

export type HeldObject = 'open_link' | 'waiting_refund' | 'open_invoice';

/** Objects at Nomod that still need the connection's key. */
export interface HeldObjects {
  readonly object: HeldObject;
  readonly count: number;
  /** Our ids of the first few. */
  readonly ids: readonly string[];
}

/** Maximum number of ids in an answer. */
export const HELD_IDS_SHOWN = 10;

/** Counts the objects and names the first few of them. */
export const heldObjects = (object: HeldObject, ids: readonly string[]): HeldObjects => ({
  object,
  count: ids.length,
  ids: ids.slice(0, HELD_IDS_SHOWN),
});

/** The objects that a feature has at Nomod through a connection. A feature provides a subclass in its module. */
export abstract class ConnectionHolder {
  /** Open objects that would lose their key. Needs a unit of work. */
  abstract held(connectionId: string): Promise<HeldObjects[]>;

  /** Starts to disable what can still be paid. Must run outside a unit of work. Safe to repeat. */
  abstract switchOff(scope: Scope, connectionId: string): Promise<void>;

  /**
   * Reads the disabled objects once more and records payments on them. Must run outside a unit of work.
   * @throws RetryLater while Nomod gives no answer
   */
  abstract readAgain(scope: Scope, connectionId: string, since: Date): Promise<void>;
}

import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { ClientBase, Pool } from 'pg';

/**
 * Members of pg's client that its public types do not declare. `private-members.int-spec.ts` fails when an upgrade of
 * pg removes one.
 */
export interface ClientInternals {
  end(): Promise<void>;
  readonly connection: EventEmitter & { readonly stream: Socket };
  readonly processID: number | null;
  readonly _activeQuery: unknown;
  readonly _sentQueryQueue: readonly unknown[];
}

export const internalsOf = (client: ClientBase): ClientInternals => client as unknown as ClientInternals;

/** The options of a pool. Its maximum may be lowered while it is used. */
export const poolOptions = (pool: Pool): { max: number } => (pool as unknown as { options: { max: number } }).options;

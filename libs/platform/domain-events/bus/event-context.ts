import { AsyncLocalStorage } from 'node:async_hooks';

/** Who is acting and in answer to what. Set at the edges (request, delivery), written on every event. */
export interface EventContext {
  readonly actor: string;
  /** Default: what follows is told apart by its first event. */
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Whether subscribers that join may hear at once of something about this subject; default: no. See `EventSubscriber.joins`. */
  readonly mayJoin?: (subject: string) => boolean;
}

const storage = new AsyncLocalStorage<EventContext>();

export function runWithEventContext<T>(context: EventContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentEventContext(): EventContext {
  return storage.getStore() ?? { actor: 'system' };
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** Who acts, and in response to what. Set at the edges (request, delivery) and stored with every event. */
export interface EventContext {
  readonly actor: string;
  /** Name of the key or person that acts; absent for background work. */
  readonly actorName?: string;
  /** Default: the id of each first event becomes the correlation id of its consequences. */
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Whether subscribers may join for this subject; default: never. See `EventSubscriber.joins`. */
  readonly mayJoin?: (subject: string) => boolean;
}

const storage = new AsyncLocalStorage<EventContext>();

/** Runs the work. The events that it publishes carry this context. */
export function runWithEventContext<T>(context: EventContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the running work; the actor is `system` outside `runWithEventContext`. */
export function currentEventContext(): EventContext {
  return storage.getStore() ?? { actor: 'system' };
}

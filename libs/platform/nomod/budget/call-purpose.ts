import { AsyncLocalStorage } from 'node:async_hooks';
import { currentEventContext } from '@remit/domain-events';

/** What a call to Nomod is for, the most urgent first: somebody waits for it; an event is read back; an invoice is pushed; stock is looked through. */
export const CALL_PURPOSES = ['interactive', 'reading', 'push', 'sweep'] as const;

export type CallPurpose = (typeof CALL_PURPOSES)[number];

const storage = new AsyncLocalStorage<CallPurpose>();

/** What is called within `work` is for this, not for what it would be for by itself. */
export function callingFor<T>(purpose: CallPurpose, work: () => Promise<T>): Promise<T> {
  return storage.run(purpose, work);
}

/** By itself a call of a subscriber reads an event back, and any other is one that somebody waits for. */
export function currentPurpose(): CallPurpose {
  return storage.getStore() ?? (isInBackground() ? 'reading' : 'interactive');
}

/** Deliveries that had a turn for one of their calls. */
const begun = new WeakSet<object>();

/** Whether the work at hand had a turn before; from now on it had one. */
export function beginOrGoOn(): { readonly goesOn: boolean; readonly hadTurn: () => void } {
  const context = currentEventContext();
  return { goesOn: begun.has(context), hadTurn: () => void begun.add(context) };
}

/** Whether a delivery is being worked on: it can come back later, and nobody waits for it. */
export function isInBackground(): boolean {
  return currentEventContext().causationId !== undefined;
}

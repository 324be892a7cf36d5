import { AsyncLocalStorage } from 'node:async_hooks';
import { currentEventContext } from '@remit/domain-events';
import type { Settings } from '@remit/settings';

/**
 * Purpose of a call to Nomod, most urgent first: a caller waits; an event is verified; an invoice is pushed; a list
 * is swept.
 */
export const CALL_PURPOSES = ['interactive', 'reading', 'push', 'sweep'] as const;

export type CallPurpose = (typeof CALL_PURPOSES)[number];

const storage = new AsyncLocalStorage<CallPurpose>();

/** Calls inside `work` have this purpose instead of their default. */
export function callingFor<T>(purpose: CallPurpose, work: () => Promise<T>): Promise<T> {
  return storage.run(purpose, work);
}

/** By default a call of a subscriber verifies an event, and a caller waits for any other. */
export function currentPurpose(): CallPurpose {
  return storage.getStore() ?? (isInBackground() ? 'reading' : 'interactive');
}

/** Deliveries that had a turn for one of their calls. */
const begun = new WeakSet<object>();

/** Whether the current work had a turn before. From now on it had one. */
export function beginOrGoOn(): { readonly goesOn: boolean; readonly hadTurn: () => void } {
  const context = currentEventContext();
  return { goesOn: begun.has(context), hadTurn: () => void begun.add(context) };
}

/** Whether the current work is a delivery. It can be retried later, and nobody waits for it. */
export function isInBackground(): boolean {
  return currentEventContext().causationId !== undefined;
}

/** Milliseconds that a call may wait for its turns: half of its own time limit. */
export const longestWaitMs = ({ nomodTimeoutMs }: Settings): number => Math.max(nomodTimeoutMs / 2, 1_000);

/** Milliseconds that a call may take including its wait. */
export const longestCallMs = (settings: Settings): number => settings.nomodTimeoutMs + longestWaitMs(settings);

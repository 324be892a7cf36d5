import type { WaitedTooLong } from '../support/probe';

/**
 * The time limit passed before the books agreed. `lookAgain`, called when the desk is done, shows whether the limit
 * was merely too short.
 */
export class NotYetAgreed extends Error {
  constructor(
    cause: WaitedTooLong,
    readonly lookAgain: () => Promise<void>,
  ) {
    super(cause.message, { cause });
  }
}

import type { WaitedTooLong } from '../support/probe';

/** A wait for the books to agree that ended; `lookAgain` tells, once its desk is done, whether it only ended too early. */
export class NotYetAgreed extends Error {
  constructor(
    cause: WaitedTooLong,
    readonly lookAgain: () => Promise<void>,
  ) {
    super(cause.message, { cause });
  }
}

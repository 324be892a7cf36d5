import { RetryLater } from '@remit/domain-events';
import { NomodError } from '../nomod-error';
import { isInBackground } from './call-purpose';

/** Longest pause that background work is sent away for, in seconds: it is to be back soon after the rush is over. */
const LONGEST_PAUSE_SECONDS = 10;

/** The same while Nomod is down: a delivery that waits through a long outage comes back rarely. */
const LONGEST_PAUSE_WHILE_DOWN_SECONDS = 60;

/** Pause before a request is sent again, in milliseconds, when it came while Nomod is down. */
const DOWN_RETRY_MS = 2_000;

/** Background work found no turn to call Nomod, which was not asked, or refused for the rate: the delivery comes back later, and nothing has failed. */
export class GatewayBusy extends RetryLater {}

/** What a call ends in that found no turn in time. Nothing was done at Nomod. */
export function noTurn(operation: string, waitMs: number): GatewayBusy | NomodError {
  const message = 'Nomod takes no more calls for the moment';
  if (isInBackground()) {
    const own = Math.min(Math.max(waitMs / 1_000, 1), LONGEST_PAUSE_SECONDS) * (1 + 0.5 * Math.random());
    return new GatewayBusy(Math.max(own, waitMs / 1_000), message);
  }
  const retryAfterMs = Math.max(waitMs, 1_000);
  return new NomodError({ operation, kind: 'rate_limited', outcome: 'not_done', message, retryAfterMs });
}

/** As `noTurn`, because Nomod has not answered for some seconds. @param downMs how long this process has known it, in milliseconds */
export function downNow(operation: string, downMs: number): GatewayBusy | NomodError {
  const message = 'Nomod does not answer; it is asked once a second until it does';
  if (isInBackground()) {
    const seconds = Math.min(Math.max(downMs / 4_000, 1), LONGEST_PAUSE_WHILE_DOWN_SECONDS);
    return new GatewayBusy(seconds * (1 + 0.5 * Math.random()), message);
  }
  const retryAfterMs = DOWN_RETRY_MS;
  return new NomodError({ operation, kind: 'rate_limited', outcome: 'not_done', message, retryAfterMs });
}

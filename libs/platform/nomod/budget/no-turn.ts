import { GatewayBusy, isInBackground, GatewayError } from '@remit/gateway';

/** Longest pause of background work that got no turn, in seconds. It returns soon after the rush. */
const LONGEST_PAUSE_SECONDS = 10;

/** The same while Nomod is down. During a long outage a delivery returns rarely. */
const LONGEST_PAUSE_WHILE_DOWN_SECONDS = 60;

/** Milliseconds that a client is asked to wait while Nomod is down. */
const DOWN_RETRY_MS = 2_000;

/** The error of a call that got no turn in time. Nothing was done at Nomod. */
export function noTurn(operation: string, waitMs: number): GatewayBusy | GatewayError {
  const message = 'Nomod accepts no more calls at the moment';
  if (isInBackground()) {
    const own = Math.min(Math.max(waitMs / 1_000, 1), LONGEST_PAUSE_SECONDS) * (1 + 0.5 * Math.random());
    return new GatewayBusy(Math.max(own, waitMs / 1_000), message);
  }
  const retryAfterMs = Math.max(waitMs, 1_000);
  return new GatewayError({ operation, kind: 'rate_limited', outcome: 'not_done', message, retryAfterMs });
}

/**
 * Like `noTurn`, because Nomod has not answered for some seconds.
 * @param downMs milliseconds since this process noticed it
 */
export function downNow(operation: string, downMs: number): GatewayBusy | GatewayError {
  const message = 'Nomod does not answer; Remit probes it once a second';
  if (isInBackground()) {
    const seconds = Math.min(Math.max(downMs / 4_000, 1), LONGEST_PAUSE_WHILE_DOWN_SECONDS);
    return new GatewayBusy(seconds * (1 + 0.5 * Math.random()), message);
  }
  const retryAfterMs = DOWN_RETRY_MS;
  return new GatewayError({ operation, kind: 'rate_limited', outcome: 'not_done', message, retryAfterMs });
}

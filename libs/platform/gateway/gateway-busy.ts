import { RetryLater } from '@remit/domain-events';

/**
 * Background work got no turn for a call, or the call was refused with 429. Nothing has failed: the delivery is
 * retried later.
 */
export class GatewayBusy extends RetryLater {}

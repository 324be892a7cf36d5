import type { ChargeFacts } from '@remit/domain-events';
import { takenBy } from '../charges/charge-judgement';

/**
 * What the charge's own cumulative figure must become for `amountMinor` of the payment's currency to go back. The two differ only when the payer
 * paid in another currency: then it is the same share of the charge, and giving all back leaves nothing over.
 * @returns minor units of the charge's currency.
 */
export function refundTarget(charge: ChargeFacts, amountMinor: bigint): bigint {
  const { totalMinor, refundedMinor } = takenBy(charge);
  const wanted = refundedMinor + amountMinor;
  const chargeTotal = BigInt(charge.total_minor);
  if (wanted >= totalMinor) return chargeTotal;
  return chargeTotal === totalMinor ? wanted : (wanted * chargeTotal * 2n + totalMinor) / (totalMinor * 2n);
}

import type { NomodCharge, NomodChargeStatus } from '@remit/nomod';
import { type Owed, sameAmount } from './owed';

/** How much earlier than our sync a charge may say it was made, in milliseconds: the clocks differ. */
const CLOCK_SKEW_MS = 60_000;

const MONEY_TAKEN: readonly NomodChargeStatus[] = ['paid', 'partially_refunded', 'refunded', 'disputed'];

/**
 * The charges of a customer that can be what paid an invoice, as Nomod names no invoice on a charge: money taken, exactly what was asked, made since
 * the invoice exists, and not known to have paid another. Only a single one is certain.
 */
export function chargesThatFit(
  charges: readonly NomodCharge[],
  asked: Owed & { readonly syncedAt: Date },
  claimed: ReadonlySet<string>,
): NomodCharge[] {
  return charges.filter(
    (charge) =>
      MONEY_TAKEN.includes(charge.status) &&
      charge.linkId === null &&
      !claimed.has(charge.id) &&
      charge.created.getTime() >= asked.syncedAt.getTime() - CLOCK_SKEW_MS &&
      sameAmount(askedBy(charge), asked),
  );
}

/** What the payer was asked: the original amount when they paid in their card's currency. */
function askedBy({ originalCurrency, originalTotalMinor, currency, totalMinor }: NomodCharge): Owed {
  return originalCurrency !== null && originalTotalMinor !== null
    ? { currency: originalCurrency, amountMinor: originalTotalMinor }
    : { currency, amountMinor: totalMinor };
}

import type { BookedMoney } from '@remit/invoices';
import type { TakenCharge } from '@remit/payments';

/** How Nomod and the books can differ about a payment. */
export const DIFFERENCES = ['amount', 'refund', 'not_booked', 'no_charge', 'other_month'] as const;

export type Difference = (typeof DIFFERENCES)[number];

/** A payment in a month: what Nomod says beside what was booked. Minor units of its currency. */
export interface ReconciledPayment {
  readonly paymentId: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string | null;
  readonly chargeId: string | null;
  readonly at: string;
  readonly currency: string;
  readonly isOffline: boolean;
  /** Taken by Nomod in the month. */
  readonly takenMinor: bigint;
  /** What Nomod keeps of it, and pays out, as exact minor units; null when Nomod has not said. */
  readonly settlement: { readonly currency: string; readonly feeMinor: string; readonly netMinor: string } | null;
  /** Booked in the month. */
  readonly bookedMinor: bigint;
  readonly refundedMinor: bigint;
  readonly difference: Difference | null;
}

export interface MonthOfMoney {
  readonly charges: readonly TakenCharge[];
  /** Booked in the month. */
  readonly booked: readonly BookedMoney[];
  /** Booked at any time of the payments of the charges. */
  readonly ever: readonly BookedMoney[];
}

/** Puts each charge of a month beside its bookings. Oldest first. */
export function reconcile({ charges, booked, ever }: MonthOfMoney): ReconciledPayment[] {
  const bookedOf = new Map(booked.map((row) => [row.paymentId, row]));
  const everOf = new Map(ever.map((row) => [row.paymentId, row]));
  const withCharge = new Set(charges.map(({ paymentId }) => paymentId));
  const ofCharges = charges.map((charge) =>
    besideCharge(charge, bookedOf.get(charge.paymentId), everOf.get(charge.paymentId)),
  );
  const others = booked.filter(({ paymentId }) => !withCharge.has(paymentId)).map(withoutCharge);
  return [...ofCharges, ...others].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** What the payer was asked for. A converted charge also has an amount in the currency of the payer's card. */
function takenBy({ facts }: TakenCharge): { currency: string; minor: bigint; isConverted: boolean } {
  const { original_currency: currency, original_total_minor: total } = facts;
  if (currency !== null && total !== null) return { currency, minor: BigInt(total), isConverted: true };
  return { currency: facts.currency, minor: BigInt(facts.total_minor), isConverted: false };
}

function besideCharge(
  charge: TakenCharge,
  booked: BookedMoney | undefined,
  ever: BookedMoney | undefined,
): ReconciledPayment {
  const { id, paymentId, invoiceId, invoiceNumber, facts } = charge;
  // A charge in another currency than was asked is booked in its own, when it could not be applied.
  const asked = takenBy(charge);
  const taken =
    ever && ever.currency !== asked.currency && ever.currency === facts.currency
      ? { currency: facts.currency, minor: BigInt(facts.total_minor), isConverted: false }
      : asked;
  const refundsDiffer = !taken.isConverted && BigInt(facts.refund_total_minor) !== ever?.refundedMinor;
  return {
    paymentId,
    invoiceId,
    invoiceNumber,
    chargeId: id,
    at: facts.created_at,
    currency: taken.currency,
    isOffline: false,
    takenMinor: taken.minor,
    settlement: facts.settlement
      ? {
          currency: facts.settlement.currency,
          feeMinor: facts.settlement.fee_minor,
          netMinor: facts.settlement.net_minor,
        }
      : null,
    bookedMinor: booked?.takenMinor ?? 0n,
    refundedMinor: booked?.refundedMinor ?? 0n,
    difference: differenceOf(taken, booked, ever) ?? (refundsDiffer ? 'refund' : null),
  };
}

function differenceOf(
  taken: { currency: string; minor: bigint },
  booked: BookedMoney | undefined,
  ever: BookedMoney | undefined,
): Difference | null {
  if (!ever) return 'not_booked';
  if (ever.currency !== taken.currency || ever.takenMinor !== taken.minor) return 'amount';
  return booked?.takenMinor === taken.minor ? null : 'other_month';
}

function withoutCharge(booked: BookedMoney): ReconciledPayment {
  const { paymentId, invoiceId, invoiceNumber, chargeId, currency, isOffline, takenMinor, refundedMinor } = booked;
  const isTakenHere = !isOffline && takenMinor !== 0n;
  return {
    paymentId,
    invoiceId,
    invoiceNumber,
    chargeId,
    at: booked.occurredAt.toISOString(),
    currency,
    isOffline,
    takenMinor: 0n,
    settlement: null,
    bookedMinor: takenMinor,
    refundedMinor,
    difference: isTakenHere ? 'no_charge' : null,
  };
}

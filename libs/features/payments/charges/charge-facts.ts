import type { ChargeFacts } from '@remit/domain-events';
import { tookMoney } from '@remit/gateway';

/**
 * The accepted facts of a charge. They are its newest reading, unless that reading goes back and is not confirmed
 * yet.
 */
export interface KnownCharge extends ChargeFacts {
  /** The newest reading, if it goes back from the accepted facts and waits for a second reading that says the same. */
  readonly unconfirmed?: ChargeFacts;
  /** The highest refund total before a refund was reversed. It is kept until as much is refunded again. */
  readonly reversed_from_minor?: string;
  /** The refund total when the current dispute began. */
  readonly disputed_from_minor?: string;
}

/** The effect of a reading. */
export interface TakenReading {
  readonly facts: KnownCharge;
  /**
   * Another reading is needed: this one goes back, changed a charge that had taken money, or contradicts a newer one.
   */
  readonly needsSecondReading: boolean;
}

/** The usual course of a charge. Any step back needs a second reading. */
const STATUS_RANK: Readonly<Record<string, number>> = {
  unknown: 0,
  created: 1,
  authorised: 2,
  cancelled: 3,
  failed: 3,
  paid: 4,
  disputed: 5,
  partially_refunded: 6,
  refunded: 7,
};

/** The members that state the amount taken. */
const TAKEN = [
  'currency',
  'total_minor',
  'tip_minor',
  'service_fee_minor',
  'tax_minor',
  'original_currency',
  'original_total_minor',
] as const;

/** Whether two readings agree on what the payer was charged, regardless of refunds. */
export const tookTheSame = (a: ChargeFacts, b: ChargeFacts): boolean =>
  TAKEN.every((member) => a[member] === b[member]);

/**
 * The newest reading replaces all known facts. The newest reading is the one that began last, not the one that
 * arrived last. A step back (a refund, a dispute, a total) is accepted when a second reading says the same.
 * @param confirmAfterMs milliseconds by which the second reading must begin later
 */
export function takeReading(known: KnownCharge, answered: ChargeFacts, confirmAfterMs: number): TakenReading {
  const read = understood(known, answered);
  const { unconfirmed, ...believed } = known;
  if (began(read) <= began(unconfirmed ?? known)) return { facts: known, needsSecondReading: isFurther(read, known) };
  if (sayTheSame(known, read))
    return {
      facts: { ...believed, read_at: read.read_at, settlement: read.settlement ?? known.settlement },
      needsSecondReading: false,
    };
  const { reversed_from_minor, disputed_from_minor } = known;
  const facts = { ...read, reversed_from_minor, disputed_from_minor };
  if (!goesBack(known, read)) return { facts, needsSecondReading: tookMoney(known) };
  if (!unconfirmed || !sayTheSame(unconfirmed, read))
    return { facts: { ...known, unconfirmed: read }, needsSecondReading: true };
  const isConfirmed = began(read) - began(unconfirmed) >= confirmAfterMs;
  return { facts: isConfirmed ? facts : known, needsSecondReading: false };
}

/** Whether the reading changes anything. */
export function changesCharge(
  known: KnownCharge,
  { facts, needsSecondReading: wantsSecondLook }: TakenReading,
): boolean {
  const settlesOtherwise = known.settlement?.net_minor !== facts.settlement?.net_minor;
  return wantsSecondLook || settlesOtherwise || !sayTheSame(known, facts) || known.unconfirmed !== facts.unconfirmed;
}

/** A status that Nomod has not documented does not contradict money that was taken. The figures beside it count. */
function understood(known: KnownCharge, read: ChargeFacts): ChargeFacts {
  return tookMoney(known) && rank(read) === 0 ? { ...read, status: known.status } : read;
}

function goesBack(known: KnownCharge, read: ChargeFacts): boolean {
  if (!tookMoney(known)) return false;
  return rank(read) < rank(known) || refunded(read) < refunded(known) || !tookTheSame(known, read);
}

const isFurther = (read: ChargeFacts, known: ChargeFacts): boolean =>
  rank(read) > rank(known) || refunded(read) > refunded(known);

const sayTheSame = (a: ChargeFacts, b: ChargeFacts): boolean =>
  a.status === b.status && a.refund_total_minor === b.refund_total_minor && tookTheSame(a, b);

const began = (facts: ChargeFacts): number => (facts.read_at === undefined ? 0 : Date.parse(facts.read_at));
const refunded = (facts: ChargeFacts): bigint => BigInt(facts.refund_total_minor);
const rank = (facts: ChargeFacts): number => STATUS_RANK[facts.status] ?? 0;

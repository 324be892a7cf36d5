import type { Scope } from '@remit/database';
import type { GatewayCharge, GatewayChargeStatus, GatewayCredentials } from '@remit/gateway';
import type { KnownHabits } from '../habits/habit';

/** Milliseconds. Nomod refunds for six months. */
const REFUNDABLE_MS = 185 * 24 * 3_600_000;

/** Older payments cannot be refunded at Nomod any more. */
export const refundableSince = (): Date => new Date(Date.now() - REFUNDABLE_MS);

/** The account that is swept. */
export interface SweptAccount {
  readonly scope: Scope;
  readonly connectionId: string;
  /** The connection and those that it inherited. */
  readonly estate: readonly string[];
  readonly credentials: GatewayCredentials;
  readonly habits: KnownHabits;
  /** Charges that led to a read before, so that it is not repeated. Parts add to it. */
  readonly looked: Set<string>;
}

/** Lists that cannot concern our objects need not be read. */
export interface OpenObjects {
  /** Charges that may be refunded or disputed. */
  readonly hasPaid: boolean;
  /** Invoices that can be paid on their own pages. */
  readonly hasOpenInvoices: boolean;
}

/** The result of a part for a group of charges. */
export interface TakenCharges {
  /** Charges that belong to us. */
  readonly ours: readonly string[];
  /** Those of them that must be read again one by one, because they are not final or were unreadable. */
  readonly unsettled: readonly string[];
}

export interface ObjectRounds {
  /** The last object of the previous rounds; null to start from the beginning. */
  readonly after: string | null;
  /** New charges are not found by the account's lists. */
  readonly readsLinks: boolean;
  /** Refunds and disputes are not found by the account's lists. */
  readonly readsPaidCharges: boolean;
}

/**
 * What a feature does with what a sweep finds. A feature takes part by providing a subclass in its module. Everything
 * is called outside any unit of work.
 */
export abstract class SweepPart {
  /** Names its cursor. */
  abstract readonly name: string;

  /** Takes in what charges of the account say, known or new. */
  takeCharges?(swept: SweptAccount, charges: readonly GatewayCharge[]): Promise<TakenCharges>;

  /** Our records that a charge on this link is about; undefined when it is not ours. */
  ownerOf?(swept: SweptAccount, linkId: string): Promise<{ invoiceId: string; paymentId: string } | undefined>;

  /** Charges that are recorded here with a status, newest first, but those given. At most so many. */
  recordedAs?(
    swept: SweptAccount,
    status: GatewayChargeStatus,
    wanted: { readonly without: readonly string[]; readonly most: number },
  ): Promise<string[]>;

  /**
   * Takes in which invoices Nomod calls paid or cancelled. @returns those of them that are ours and were not known to
   * be so
   */
  takeClosedInvoices?(swept: SweptAccount, nomodInvoiceIds: readonly string[]): Promise<string[]>;

  /** What there is of ours that the lists could say something of. Needs a unit of work. */
  stock?(estate: readonly string[]): Promise<Partial<OpenObjects>>;

  /**
   * Reads a few objects by themselves: what becomes of them shows in no list. @returns the last of them; null at the
   * end
   */
  readObjects?(swept: SweptAccount, rounds: ObjectRounds): Promise<string | null>;

  /**
   * Repairs in each sweep what our own records or one call show to be wrong. It reads no list.
   * @throws GatewayError
   */
  repair?(swept: SweptAccount): Promise<void>;

  /** The given charges that a webhook has announced. */
  announcedOf?(swept: SweptAccount, chargeIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Number of parallel calls of one sweep, within the account's budget. */
const TOGETHER = 8;

/**
 * Runs the work for each item, several in parallel.
 * @throws the first error, after the parallel ones have ended
 */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += TOGETHER) {
    for (const ended of await Promise.allSettled(items.slice(from, from + TOGETHER).map(work))) {
      if (ended.status === 'rejected') throw ended.reason;
      results.push(ended.value);
    }
  }
  return results;
}

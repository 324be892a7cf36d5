import type { Scope } from '@remit/database';

export interface AuditPeriod {
  readonly from: Date;
  readonly to: Date;
}

/** One object that differs between our books and the gateway. */
export interface BookDifference {
  readonly object: 'charge' | 'link';
  /** The gateway's id. */
  readonly objectId: string;
  readonly connectionId: string;
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
  /** The difference, as a sentence. */
  readonly summary: string;
  readonly ours: Readonly<Record<string, string | null>>;
  readonly nomods: Readonly<Record<string, string | null>>;
  readonly whatToDo: string;
}

/** Result of the comparison for one connection. */
export interface ComparedConnection {
  readonly connectionId: string;
  /** False when something could not be compared; `reason` then says what. */
  readonly complete: boolean;
  readonly reason: string | null;
  /** Start of the compared period. To continue after a partial result, use this as the end of the next period. */
  readonly comparedFrom: Date;
  readonly charges: number;
  readonly links: number;
  readonly differences: readonly BookDifference[];
}

/**
 * Compares an environment's books with the gateway's. A higher-level feature provides the subclass. The audit finds
 * it at start.
 */
export abstract class OutsideAudit {
  /** Calls the gateway, so it must run outside a unit of work. Changes nothing. */
  abstract compare(scope: Scope, period: AuditPeriod): Promise<readonly ComparedConnection[]>;
}

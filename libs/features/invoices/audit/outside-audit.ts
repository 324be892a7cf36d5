import type { Scope } from '@remit/database';

export interface AuditPeriod {
  readonly from: Date;
  readonly to: Date;
}

/** One object about which our books and the gateway do not say the same. */
export interface BookDifference {
  readonly object: 'charge' | 'link';
  /** The gateway's id. */
  readonly objectId: string;
  readonly connectionId: string;
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
  /** What differs, as a sentence. */
  readonly summary: string;
  readonly ours: Readonly<Record<string, string | null>>;
  readonly nomods: Readonly<Record<string, string | null>>;
  readonly whatToDo: string;
}

/** What was compared through one connection. */
export interface ComparedConnection {
  readonly connectionId: string;
  /** False when something could not be compared; `reason` says what. */
  readonly complete: boolean;
  readonly reason: string | null;
  /** Charges are compared back to here: a partial result goes on with this as the end of the period. */
  readonly comparedFrom: Date;
  readonly charges: number;
  readonly links: number;
  readonly differences: readonly BookDifference[];
}

/** Compares an environment's books with the gateway's. A feature above provides the subclass: the audit finds it at start. */
export abstract class OutsideAudit {
  /** Asks the gateway, so never inside a unit of work; changes nothing. */
  abstract compare(scope: Scope, period: AuditPeriod): Promise<readonly ComparedConnection[]>;
}

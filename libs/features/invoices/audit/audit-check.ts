/**
 * An invariant that the audit of an environment checks. It must hold at every moment. A feature adds one by providing
 * a subclass in its module. The audit finds it at start.
 */
export abstract class AuditCheck {
  /** The invariant as a sentence without a full stop: `every ledger transaction sums to zero`. */
  abstract readonly name: string;

  /** Ids of records that violate the invariant, at most `most`. Reads only, in a unit of work of the environment. */
  abstract findViolations(most: number): Promise<string[]>;
}

/**
 * One thing that must hold at every moment, for the audit of an environment. A feature adds one by providing a subclass in its module:
 * the audit finds it at start.
 */
export abstract class AuditCheck {
  /** What holds, as a sentence without a full stop: `every ledger transaction sums to zero`. */
  abstract readonly name: string;

  /** Ids of the records that break it, at most `most`. Runs in a unit of work of the environment; reads only. */
  abstract findViolations(most: number): Promise<string[]>;
}

import type { AuditPeriod, BookDifference, ComparedConnection } from '@remit/invoices';

/** Milliseconds after a change during which a difference is ignored. The change may still be in transit. */
export const GRACE_MS = 10 * 60_000;

/** Maximum milliseconds of one comparison through one connection. */
const TIME_LIMIT_MS = 20_000;

/** Maximum number of objects that are read one by one because a list does not show them. */
const MOST_SINGLE_READS = 50;

/** The results of one comparison so far. */
export class Comparison {
  readonly seen = new Set<string>();
  links = 0;
  comparedFrom: Date;
  private readonly endsAt = Date.now() + TIME_LIMIT_MS;
  private readonly differences = new Map<string, BookDifference>();
  private readonly gaps = new Set<string>();
  private singleReads = 0;

  constructor(
    readonly connectionId: string,
    readonly period: AuditPeriod,
  ) {
    this.comparedFrom = period.from;
  }

  get isOutOfTime(): boolean {
    return Date.now() > this.endsAt;
  }

  mayRead(): boolean {
    this.singleReads += 1;
    if (this.singleReads <= MOST_SINGLE_READS && !this.isOutOfTime) return true;
    this.leaveOut('More objects are missing from the lists of Nomod than Remit reads one by one');
    return false;
  }

  /** @param movedAt time of the last change; the difference is ignored while the change may still be in transit */
  add(difference: BookDifference | undefined, movedAt: Date): void {
    if (!difference || Date.now() - movedAt.getTime() < GRACE_MS) return;
    this.differences.set(`${difference.object}:${difference.objectId}`, difference);
  }

  leaveOut(reason: string): void {
    this.gaps.add(reason);
  }

  stopAt(oldest: Date, reason: string): void {
    if (oldest > this.comparedFrom) this.comparedFrom = oldest;
    this.leaveOut(reason);
  }

  noteUnreadable(rows: readonly { id: string | null; reason: string }[]): void {
    for (const { id, reason } of rows) this.leaveOut(`${id ?? 'A row without an id'} cannot be read: ${reason}`);
  }

  result(): ComparedConnection {
    return {
      connectionId: this.connectionId,
      complete: this.gaps.size === 0,
      reason: this.gaps.size === 0 ? null : [...this.gaps].slice(0, 10).join('. '),
      comparedFrom: this.comparedFrom,
      charges: this.seen.size,
      links: this.links,
      differences: [...this.differences.values()],
    };
  }
}

/** Counted instead of the operation when the rate limit refuses a call. */
export const THROTTLED = 'throttled';

/** One API call and its outcome. */
export interface CallRecord {
  at: string;
  account: string | null;
  operation: string;
  method: string;
  path: string;
  query: string;
  user_agent: string | null;
  /** Status that the operation answered; null when the operation was not executed. */
  status: number | null;
  fault: string | null;
}

const KEPT = 5000;

/** Counts calls by operation and keeps the latest ones. It is lost at a restart. */
export class CallLog {
  private records: CallRecord[] = [];
  private readonly counts = new Map<string, Map<string, number>>();

  add(record: CallRecord): void {
    this.records.push(record);
    if (this.records.length >= 2 * KEPT) this.records = this.records.slice(-KEPT);
    const account = record.account ?? '';
    const counts = this.counts.get(account) ?? new Map<string, number>();
    const name = record.fault === THROTTLED ? THROTTLED : record.operation;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    this.counts.set(account, counts);
  }

  /** In order of time, latest last. */
  latest(accountId: string | undefined): CallRecord[] {
    const recent = this.records.slice(-KEPT);
    return accountId === undefined ? recent : recent.filter((record) => record.account === accountId);
  }

  /** Calls by operation, of one account or of all. */
  counters(accountId: string | undefined): Record<string, number> {
    const chosen = accountId === undefined ? [...this.counts.values()] : [this.counts.get(accountId) ?? new Map()];
    const total: Record<string, number> = {};
    for (const counts of chosen) for (const [name, count] of counts) total[name] = (total[name] ?? 0) + count;
    return total;
  }

  clear(): void {
    this.records = [];
    this.counts.clear();
  }
}

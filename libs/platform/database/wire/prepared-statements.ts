import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';

/**
 * Runs of a text before it is prepared. Preparing a text that runs once would cost an additional round trip, and
 * lists of ids come in a hundred lengths.
 */
const RUNS_BEFORE = 3;

/** Maximum number of prepared texts. Each takes about ten kilobytes on every connection. */
const MOST_PREPARED = 400;

/** Maximum number of texts whose runs are counted. */
const MOST_COUNTED = 5_000;

/**
 * A text with this comment is never prepared. The best index for a list depends on its conditions. PostgreSQL's
 * generic plan read 100,000 invoices for the paid ones, of which there were none (22 ms instead of 0.1 ms), and a
 * million payments for one.
 */
export const PLANNED_EACH_TIME = 'planned each time';

/**
 * A statement that selects all columns. PostgreSQL refuses a prepared one after a column was added, because its
 * result would change.
 */
const ALL_COLUMNS = /(select|\.|,)\s*\*/i;

/**
 * Names repeated texts, so that PostgreSQL parses and plans them once per connection. For the statements of a payment
 * link, planning took longer than execution. TypeORM has no option for it.
 */
export class PreparedStatements {
  private readonly names = new Map<string, string>();
  private readonly runs = new Map<string, number>();

  /** Call it with each new connection of the pool. */
  watch(connection: PoolClient): void {
    const query = connection.query.bind(connection) as (...parameters: unknown[]) => unknown;
    connection.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) ? this.nameOf(text) : undefined;
      return name === undefined ? query(text, values, ...rest) : query({ text, values, name }, ...rest);
    }) as PoolClient['query'];
  }

  /** @returns undefined when the text is not to be prepared */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_PREPARED) return known;
    if (text.includes(PLANNED_EACH_TIME)) return undefined;
    const runs = (this.runs.get(text) ?? 0) + 1;
    if (runs <= RUNS_BEFORE || ALL_COLUMNS.test(text)) {
      if (this.runs.size >= MOST_COUNTED) this.runs.clear();
      this.runs.set(text, runs);
      return undefined;
    }
    // The name depends on the text alone: a pooler may assign one session to several processes, and the name must
    // mean the same statement to each.
    const name = `remit_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    this.names.set(text, name);
    this.runs.delete(text);
    return name;
  }
}

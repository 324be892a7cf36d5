import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';

/** Runs of a text before it is prepared: what is asked once would cost a round trip more, and lists of ids come in a hundred lengths. */
const RUNS_BEFORE = 3;

/** Texts that are prepared at most; each takes some ten kilobytes on every connection. */
const MOST_PREPARED = 400;

/** Texts that are counted at most. */
const MOST_COUNTED = 5_000;

/**
 * As a comment in a text: it is never prepared. Which index a list needs depends on what it is narrowed to: the plan that PostgreSQL keeps for every value read
 * 100,000 invoices for the paid ones, of which there was none (22 ms instead of 0.1), and a million payments for one.
 */
export const PLANNED_EACH_TIME = 'planned each time';

/** An added column would change what it answers, which PostgreSQL refuses of a prepared statement. */
const ALL_COLUMNS = /(select|\.|,)\s*\*/i;

/**
 * Names the texts that come again, so that PostgreSQL parses and plans them once on each connection: planning took more of its time than running what a payment
 * link needs. TypeORM has no option for it.
 */
export class PreparedStatements {
  private readonly names = new Map<string, string>();
  private readonly runs = new Map<string, number>();

  /** To be called with each new connection of the pool. */
  watch(connection: PoolClient): void {
    const query = connection.query.bind(connection) as (...parameters: unknown[]) => unknown;
    connection.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(values) ? this.nameOf(text) : undefined;
      return name === undefined ? query(text, values, ...rest) : query({ text, values, name }, ...rest);
    }) as PoolClient['query'];
  }

  /** @returns undefined while the text is not worth preparing. */
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
    // Of the text alone: a pooler may give one session to several processes, and to each the name must mean the same.
    const name = `remit_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
    this.names.set(text, name);
    this.runs.delete(text);
    return name;
  }
}

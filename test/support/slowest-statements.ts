import { onDatabase } from './on-database';

/** Settings that the server must be started with. */
export const STATEMENT_STATISTICS = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
};

export interface SlowStatement {
  readonly query: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly rows: number;
}

/**
 * The statements of all databases with the longest average time, without rare ones and those that make or copy
 * tables.
 * @param url of a superuser
 */
export async function slowestStatements(url: string, most: number): Promise<SlowStatement[]> {
  return onDatabase(url, async (client) => {
    await client.query('create extension if not exists pg_stat_statements');
    const { rows } = await client.query<SlowStatement>(
      `select left(regexp_replace(query, '\\s+', ' ', 'g'), 140) as query, sum(calls)::int as calls,
              sum(total_exec_time) / sum(calls) as "meanMs", sum(rows)::int as rows
       from pg_stat_statements
       where query ~* '^\\s*(select|insert|update|delete|with)\\M' and query !~* 'pg_(catalog|class|advisory|stat)|information_schema|generate_series'
       group by 1 having sum(calls) >= 20 order by 3 desc limit $1`,
      [most],
    );
    return rows;
  });
}

export const describeStatement = ({ query, calls, meanMs, rows }: SlowStatement): string =>
  `${meanMs.toFixed(2)} ms, ${calls} calls, ${rows} rows: ${query}`;

import type { PoolClient, QueryResult } from 'pg';
import { QueryFailedError, type QueryRunner, QueryRunnerAlreadyReleasedError } from 'typeorm';

/**
 * Hands the statements of a runner and its manager to pg at once. TypeORM waits for a dozen promises around each, for
 * loggers and subscribers that Remit does not have.
 */
export function sendDirectly(runner: QueryRunner): void {
  let connection: PoolClient | undefined;
  const send = (text: string, parameters: unknown[] | undefined, isStructured: boolean): Promise<unknown> => {
    if (runner.isReleased) return Promise.reject(new QueryRunnerAlreadyReleasedError());
    const run = (client: PoolClient): Promise<unknown> =>
      client.query(text, parameters).then(isStructured ? structured : rowsOf, (error: Error) => {
        throw new QueryFailedError(text, parameters, error);
      });
    if (connection) return run(connection);
    // Statements that wait for the connection keep their order, because they wait for the same promise.
    return (runner.connect() as Promise<PoolClient>).then((client) => {
      connection = client;
      return run(client);
    });
  };
  runner.query = ((text: string, parameters?: unknown[], isStructured?: boolean) =>
    send(text, parameters, isStructured ?? false)) as QueryRunner['query'];
  runner.manager.query = ((text: string, parameters?: unknown[]) =>
    runner.query(text, parameters)) as QueryRunner['manager']['query'];
}

/** As TypeORM gives them: with their number when they were changed. */
function rowsOf({ command, rows, rowCount }: QueryResult): unknown {
  return command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
}

/** What TypeORM's query builders read. */
const structured = (result: QueryResult) => ({
  raw: rowsOf(result),
  records: result.rows,
  affected: result.rowCount ?? undefined,
});

import type { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import { DataSource, type DataSourceOptions, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { PoolClient } from 'pg';
import { migrations } from './migrations';
import { PreparedStatements } from './prepared-statements';
import { SnakeNamingStrategy } from './snake-naming.strategy';

/** Connections of one process. On two cores ten is the fastest; more only queue inside PostgreSQL. */
export const POOL_SIZE = 10;

/** A request waits this long for a connection before it is told that the database is unavailable, in milliseconds. */
const CONNECT_TIMEOUT_MS = 2_000;

/** No statement of ours needs longer; one that does is stuck, in milliseconds. */
const STATEMENT_TIMEOUT_MS = 30_000;

export function dataSourceOptions(url: string, entities: EntityTarget<ObjectLiteral>[]): DataSourceOptions {
  const statements = new PreparedStatements();
  return {
    type: 'postgres',
    url,
    entities: entities as NonNullable<DataSourceOptions['entities']>,
    migrations,
    namingStrategy: new SnakeNamingStrategy(),
    installExtensions: false,
    synchronize: false,
    migrationsTransactionMode: 'each',
    applicationName: 'remit',
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      // Statements of one unit of work follow each other without waiting for answers that nobody needs; see `Database.send`.
      pipeline: true,
      onConnect(connection: PoolClient) {
        outliveItsEnd(connection);
        statements.watch(connection);
        sendTogether(connection);
      },
    },
  };
}

/** What is sent within one turn of the event loop goes out in one piece: each piece wakes PostgreSQL, which costs both of us more than most statements. */
function sendTogether(connection: PoolClient): void {
  const { stream } = (connection as unknown as { connection: { stream: Writable } }).connection;
  const query = connection.query.bind(connection) as (...parameters: unknown[]) => unknown;
  let isHeld = false;
  connection.query = ((...parameters: unknown[]) => {
    if (!isHeld) {
      isHeld = true;
      stream.cork();
      process.nextTick(() => {
        isHeld = false;
        stream.uncork();
      });
    }
    return query(...parameters);
  }) as PoolClient['query'];
}

/**
 * Between the pool and the query runner a fresh connection has no listener for an instant; PostgreSQL that ends it in the packet that says
 * "ready" (an operator's or its own shutdown) would end this process. Whoever uses the connection gets the error all the same.
 */
function outliveItsEnd(connection: EventEmitter): void {
  connection.on('error', () => undefined);
}

export function createDataSource(url: string, entities: EntityTarget<ObjectLiteral>[]): DataSource {
  return new DataSource(dataSourceOptions(url, entities));
}

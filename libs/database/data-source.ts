import type { EventEmitter } from 'node:events';
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
      onConnect(connection: PoolClient) {
        outliveItsEnd(connection);
        statements.watch(connection);
      },
    },
  };
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

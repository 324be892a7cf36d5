import type { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import { Logger } from '@nestjs/common';
import {
  DataSource,
  type DataSourceOptions,
  type EntityTarget,
  getMetadataArgsStorage,
  type ObjectLiteral,
} from 'typeorm';
import type { PoolClient } from 'pg';
import { DatabaseReadOnly, DatabaseSharesSessions } from './database.errors';
import { migrations } from './migrations';
import { NOT_CARRIED, type Pooling } from './pooling';
import { PreparedStatements } from './prepared-statements';
import { forOwnRoles, type Roles, ROLES_OF_DATABASE, rolesFor } from './roles';
import { SETTLE_SESSION, STATEMENT_TIMEOUT_MS } from './session-settings';
import { SilentConnections } from './silent-connections';
import { SnakeNamingStrategy } from './snake-naming.strategy';

/** Connections of one process. On two cores ten is the fastest; more only queue inside PostgreSQL. */
const POOL_SIZE = 10;

/** A request waits this long for a connection before it is told that the database is unavailable, in milliseconds. */
const CONNECT_TIMEOUT_MS = 2_000;

/** PostgreSQL itself ends a statement first; this is for one whose answer never comes, in milliseconds. */
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5_000;

/** A connection on which nothing happens is asked after by the operating system after this time, in milliseconds. */
export const KEEP_ALIVE_MS = 10_000;

const READ_ONLY_TRANSACTION: ReadonlySet<string> = new Set(['25006']);

/** How a process uses its connections. */
export interface ConnectionUse {
  readonly poolSize?: number;
  readonly pooling?: Pooling;
  /** Whether statements that come again are prepared. Default: unless sessions are shared. */
  readonly prepared?: boolean;
  /** Statements may take as long as they need: migrations. */
  readonly patient?: boolean;
  /** Of a database that has none yet. Default: named like the database. */
  readonly roles?: Roles;
}

/** A pool of connections that are all settled alike, whatever the defaults of server, database and login. */
export class PostgresDataSource extends DataSource {
  readonly poolSize: number;
  readonly sharesSessions: boolean;
  /** The pooler has begun to share sessions since the start: a statement that was prepared on a connection is missing there. */
  private hasLostSessions = false;
  private readonly silent: SilentConnections | undefined;
  private knownRoles: Roles | undefined;

  constructor(
    url: string,
    entities: EntityTarget<ObjectLiteral>[],
    private readonly use: ConnectionUse = {},
  ) {
    const { poolSize = POOL_SIZE, pooling = 'none', patient = false } = use;
    const sharesSessions = pooling === 'transaction';
    const statements = (use.prepared ?? !sharesSessions) ? new PreparedStatements() : undefined;
    // Behind a pooler the processes of PostgreSQL have other numbers than it tells us.
    const silent = pooling === 'none' && !patient ? new SilentConnections(url) : undefined;
    const noteLostSession = () => this.noteLostSession();
    super({
      type: 'postgres',
      url,
      entities: entities as NonNullable<DataSourceOptions['entities']>,
      migrations: migrations.map(forOwnRoles),
      namingStrategy: new SnakeNamingStrategy(),
      installExtensions: false,
      synchronize: false,
      migrationsTransactionMode: 'each',
      applicationName: 'remit',
      poolSize,
      connectTimeoutMS: CONNECT_TIMEOUT_MS,
      extra: {
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
        query_timeout: patient ? 0 : ANSWER_TIMEOUT_MS,
        // Statements of one unit of work follow each other without waiting for answers that nobody needs; see `Database.send`.
        pipeline: true,
        async onConnect(connection: PoolClient) {
          outliveItsEnd(connection);
          onRefusal(connection, READ_ONLY_TRANSACTION, () => closeReadOnly(connection));
          statements?.watch(connection);
          onRefusal(connection, NOT_CARRIED, noteLostSession);
          sendTogether(connection);
          silent?.watch(connection);
          if (!sharesSessions) await settle(connection, patient ? ANSWER_TIMEOUT_MS : CONNECT_TIMEOUT_MS);
        },
      },
    });
    this.poolSize = poolSize;
    this.sharesSessions = sharesSessions;
    this.silent = silent;
  }

  /** The roles of this database. They are found out when it is opened. */
  get roles(): Roles {
    if (!this.knownRoles) throw new Error('Driver not Connected');
    return this.knownRoles;
  }

  private noteLostSession(): void {
    if (!this.hasLostSessions) new Logger(PostgresDataSource.name).error(new DatabaseSharesSessions().message);
    this.hasLostSessions = true;
  }

  /** @throws DatabaseSharesSessions when a pooler was switched to transaction mode since the start. */
  requireSessions(): void {
    if (this.hasLostSessions) throw new DatabaseSharesSessions();
  }

  override async initialize(): Promise<this> {
    await super.initialize();
    const [found] = await this.query<Roles[]>(ROLES_OF_DATABASE);
    this.knownRoles = found ?? this.use.roles ?? rolesFor(await this.nameOfDatabase());
    return this;
  }

  private async nameOfDatabase(): Promise<string> {
    const [row] = await this.query<{ name: string }[]>('select current_database() as name');
    return row?.name ?? '';
  }

  override async destroy(): Promise<void> {
    this.silent?.stop();
    await super.destroy();
  }
}

/** What of pg's client this file uses beside its interface. */
interface Inside {
  end(): Promise<void>;
  readonly connection: EventEmitter & { readonly stream: Writable };
}

/** Calls back whenever PostgreSQL refuses a statement with one of these codes. */
function onRefusal(connection: PoolClient, codes: ReadonlySet<string>, act: () => void): void {
  const client = connection as unknown as Inside;
  client.connection.on('errorMessage', ({ code }: { code?: string }) => {
    if (code !== undefined && codes.has(code)) act();
  });
}

/** Closes a connection that refuses a write: it leads to a former primary, or to a database that was switched to read-only. A new connection may lead elsewhere. */
function closeReadOnly(connection: PoolClient): void {
  (connection as unknown as Inside).end().catch(() => undefined);
}

/**
 * @param withinMs as for connecting: a pooler without a free session accepts the connection, and lets this first statement wait.
 * @throws DatabaseReadOnly on a standby: after a failover the host name may lead to the former primary for a while, and the pool would fill with connections that can never write.
 */
async function settle(connection: PoolClient, withinMs: number): Promise<void> {
  const statement = { text: SETTLE_SESSION, query_timeout: withinMs };
  const answers = (await connection.query(statement)) as unknown as { rows: { is_standby: boolean }[] }[];
  if (answers.at(-1)?.rows[0]?.is_standby) throw new DatabaseReadOnly();
}

/** What is sent within one turn of the event loop goes out in one piece: each piece wakes PostgreSQL, which costs both of us more than most statements. */
function sendTogether(connection: PoolClient): void {
  const { stream } = (connection as unknown as Inside).connection;
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

export function createDataSource(
  url: string,
  entities: EntityTarget<ObjectLiteral>[],
  use?: ConnectionUse,
): PostgresDataSource {
  return new PostgresDataSource(url, entities, use);
}

/** Every class with `@Entity` whose file is loaded. A feature's module loads those of the feature, so there is no list to keep. */
export function loadedEntities(): EntityTarget<ObjectLiteral>[] {
  return getMetadataArgsStorage().tables.map(({ target }) => target);
}
